/** National holiday, collective leave of civil servants (cuti bersama), or a region's own holiday. */
export const HOLIDAY_KINDS = ['NATIONAL', 'COLLECTIVE_LEAVE', 'REGIONAL'] as const;
export type HolidayKind = (typeof HOLIDAY_KINDS)[number];

export interface Holiday {
  /** The day, and the region after a colon when it is a region's own: `2026-02-16`, `2026-03-11:51`. */
  readonly id: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly name: string;
  readonly kind: HolidayKind;
  readonly regionCode: string | null;
  readonly legalRef: string;
}

/** How many days from Monday to Friday these holidays take away. */
export function countWeekdaysOff(holidays: readonly Holiday[]): number {
  const days = new Set(holidays.map((holiday) => holiday.date));
  return [...days].filter((date) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())).length;
}
