const HOUR_MS = 3_600_000;
/** Eastern Indonesia Time (WIT), where a day begins first. */
const WIT_HOURS = 9;

/** The latest date it can be anywhere in Indonesia, YYYY-MM-DD: an event on it is not in the future. */
export function latestDateInIndonesia(now: Date): string {
  return new Date(now.getTime() + WIT_HOURS * HOUR_MS).toISOString().slice(0, 10);
}

/** Whether a text is a real day, written YYYY-MM-DD. The year 0 is none that PostgreSQL knows. */
export function isDate(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The day behind a day, both YYYY-MM-DD. */
export function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 24 * HOUR_MS).toISOString().slice(0, 10);
}

/** The moment at which a day, YYYY-MM-DD, begins first in Indonesia: from then on `latestDateInIndonesia` gives it. */
export function beginningInIndonesia(date: string): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) - WIT_HOURS * HOUR_MS);
}
