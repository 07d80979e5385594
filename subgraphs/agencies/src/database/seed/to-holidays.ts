import type { Holiday, HolidayKind } from '../../domain/holiday/holiday.js';

/** Days off as they are written down in the seed: the day and its name. */
export type DaysOff = Readonly<Record<string, string>>;

export function toHolidays(kind: HolidayKind, days: DaysOff, legalRef: string, provisional = false): readonly Holiday[] {
  return Object.entries(days).map(([date, name]) => ({
    id: date,
    date,
    name,
    kind,
    regionCode: null,
    legalRef,
    provisional,
    revokedBy: null,
  }));
}
