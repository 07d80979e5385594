/** Days as texts, YYYY-MM-DD: they sort as they follow each other, and no time zone can shift them. */

const DAY_MS = 86_400_000;
/** Every month has them. */
const DAYS_OF_ANY_MONTH = 28;

export function addDays(day: string, count: number): string {
  // Deadlines go forward day by day, some hundred for each command: within a month no calendar is needed.
  const inMonth = Number(day.slice(8)) + count;
  if (count >= 0 && inMonth <= DAYS_OF_ANY_MONTH) return `${day.slice(0, 8)}${inMonth < 10 ? '0' : ''}${inMonth}`;
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

/** From one day to another; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS;
}

/** How far a month's first day lies behind January's in the week; January and February count to the year before. */
const MONTH_SHIFT = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4] as const;

/** 0 is Sunday (Sakamoto's method for the Gregorian calendar). */
export function weekdayOf(day: string): number {
  const month = Number(day.slice(5, 7));
  const year = Number(day.slice(0, 4)) - (month < 3 ? 1 : 0);
  const leaps = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return (year + leaps + (MONTH_SHIFT[month - 1] as number) + Number(day.slice(8))) % 7;
}
