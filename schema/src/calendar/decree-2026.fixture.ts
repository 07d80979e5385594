import type { Holiday, HolidayKind } from './holiday.js';

const NATIONAL = '01-01 01-16 02-17 03-19 03-21 03-22 04-03 04-05 05-01 05-14 05-27 05-31 06-01 06-16 08-17 08-25 12-25';
const COLLECTIVE_LEAVE = '02-16 03-18 03-20 03-23 03-24 05-15 05-28 12-24';

/** The decree for 2026, for tests: SKB 3 Menteri 1497/2/5 of 2025 (domain.md 2.3). */
export const DECREE_2026: readonly Holiday[] = [...toHolidays('NATIONAL', NATIONAL), ...toHolidays('COLLECTIVE_LEAVE', COLLECTIVE_LEAVE)];

function toHolidays(kind: HolidayKind, days: string): readonly Holiday[] {
  return days.split(' ').map((day) => ({ id: `2026-${day}`, date: `2026-${day}`, kind, regionCode: null, provisional: false }));
}
