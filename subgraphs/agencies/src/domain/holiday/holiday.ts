import { HOLIDAY_KINDS, type HolidayKind } from '@lapor/schema/calendar/holiday';

export { HOLIDAY_KINDS, type HolidayKind };

export interface Holiday {
  /** The day, and the region after a colon when it is a region's own: `2026-02-16`, `2026-03-11:51`. */
  readonly id: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly name: string;
  readonly kind: HolidayKind;
  readonly regionCode: string | null;
  /** The act that declared it; for an expected day, what makes it expected. */
  readonly legalRef: string;
  /** Expected, and not decreed yet: computed or announced, it may still move. */
  readonly provisional: boolean;
  /** The act by which it is a working day again; null while it is off. */
  readonly revokedBy: string | null;
}

/** The id of a day off. */
export function holidayId(date: string, regionCode: string | null): string {
  return regionCode === null ? date : `${date}:${regionCode}`;
}

/** How many days from Monday to Friday these holidays take away. */
export function countWeekdaysOff(holidays: readonly Holiday[]): number {
  const days = new Set(holidays.map((holiday) => holiday.date));
  return [...days].filter((date) => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())).length;
}
