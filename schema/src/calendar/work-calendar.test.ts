import { describe, expect, it } from '@jest/globals';
import { weekdayOf } from './day.js';
import { DECREE_2026 } from './decree-2026.fixture.js';
import type { TimeZone } from './time-zone.js';
import {
  addCalendarDays,
  addWorkingDays,
  createCalendar,
  dayZero,
  isProvisional,
  isWorkingDay,
  workingDaysBetween,
} from './work-calendar.js';

const WIB = createCalendar(DECREE_2026, { zone: 'Asia/Jakarta', regionCode: null });

describe('a desk’s calendar', () => {
  it('has the 21 weekdays off that the decree for 2026 names', () => {
    const weekdays = [...WIB.daysOff].filter((day) => ![0, 6].includes(weekdayOf(day)));
    expect(weekdays).toHaveLength(21);
    for (const day of weekdays) expect(isWorkingDay(WIB, day)).toBe(false);
  });

  it('lets collective leave pass as work where a policy says so, and never a national holiday', () => {
    const calendar = createCalendar(DECREE_2026, { zone: 'Asia/Jakarta', regionCode: null }, false);
    expect(isWorkingDay(calendar, '2026-03-20')).toBe(true);
    expect(isWorkingDay(calendar, '2026-03-19')).toBe(false);
  });

  it.each([
    ['51.71', false],
    ['51', false],
    ['5', true],
    ['52', true],
    [null, true],
  ])('has a region’s own holiday in region %s: works is %s', (regionCode, works) => {
    const own = { id: '2026-03-11:51', date: '2026-03-11', kind: 'REGIONAL', regionCode: '51', provisional: false } as const;
    const calendar = createCalendar([...DECREE_2026, own], { zone: 'Asia/Makassar', regionCode });
    expect(isWorkingDay(calendar, '2026-03-11')).toBe(works);
  });

  it.each([
    ['2026-03-17', 1, '2026-03-25'],
    ['2026-03-17', 0, '2026-03-17'],
    ['2026-03-21', 0, '2026-03-25'],
    ['2026-12-23', 1, '2026-12-28'],
    ['2026-05-13', 1, '2026-05-18'],
  ])('from %s, %i working days later is %s', (day, count, expected) => expect(addWorkingDays(WIB, day, count)).toBe(expected));

  it.each([
    ['2026-01-20', 60, '2026-03-25'],
    ['2026-03-02', 30, '2026-04-01'],
    ['2026-02-27', 1, '2026-03-02'],
  ])('from %s, a limit of %i calendar days ends on %s, a working day', (day, count, expected) =>
    expect(addCalendarDays(WIB, day, count)).toBe(expected),
  );

  it.each([
    ['2026-03-17', '2026-03-25', 1],
    ['2026-03-25', '2026-03-17', 0],
    ['2026-03-17', '2026-03-17', 0],
    ['2026-03-17', '2026-03-24', 0],
  ])('between %s and %s lie %i working days', (from, to, expected) => expect(workingDaysBetween(WIB, from, to)).toBe(expected));

  it.each<[string, TimeZone, string]>([
    ['2026-03-16T09:00:00.000Z', 'Asia/Jakarta', '2026-03-16'],
    ['2026-03-16T09:00:00.001Z', 'Asia/Jakarta', '2026-03-17'],
    ['2026-03-16T08:30:00.000Z', 'Asia/Jakarta', '2026-03-16'],
    ['2026-03-16T08:30:00.000Z', 'Asia/Makassar', '2026-03-17'],
    ['2026-03-16T16:30:00.000Z', 'Asia/Jakarta', '2026-03-17'],
    ['2026-03-16T16:30:00.000Z', 'Asia/Jayapura', '2026-03-17'],
    ['2026-03-13T10:00:00.000Z', 'Asia/Jakarta', '2026-03-16'],
    ['2026-03-14T02:00:00.000Z', 'Asia/Jakarta', '2026-03-16'],
    ['2026-03-17T07:30:00.000Z', 'Asia/Jayapura', '2026-03-25'],
  ])('%s in %s counts as %s', (at, zone, expected) => {
    const calendar = createCalendar(DECREE_2026, { zone, regionCode: null });
    expect(dayZero(calendar, new Date(at), 'WORKING_DAY')).toBe(expected);
  });

  it('knows no office hours where the law counts days', () => {
    expect(dayZero(WIB, new Date('2026-03-14T16:59:00Z'), 'CALENDAR_DAY')).toBe('2026-03-14');
    expect(dayZero(WIB, new Date('2026-03-14T17:00:00Z'), 'CALENDAR_DAY')).toBe('2026-03-15');
  });

  it('is provisional as soon as a span reaches a year without a decree', () => {
    expect(isProvisional(WIB, '2026-12-01', '2026-12-31')).toBe(false);
    expect(isProvisional(WIB, '2026-12-01', '2027-01-04')).toBe(true);
  });

  it('is provisional in a year of which a national holiday is only expected', () => {
    const expected = { id: '2027-01-01', date: '2027-01-01', kind: 'NATIONAL', regionCode: null, provisional: true } as const;
    const place = { zone: 'Asia/Jakarta', regionCode: null } as const;
    const decreed = { ...expected, id: '2027-05-01', date: '2027-05-01', provisional: false } as const;
    expect(isProvisional(createCalendar([...DECREE_2026, expected, decreed], place), '2026-12-31', '2027-01-04')).toBe(true);
    expect(isProvisional(createCalendar([...DECREE_2026, { ...expected, provisional: false }], place), '2026-12-31', '2027-01-04')).toBe(
      false,
    );
    expect(isWorkingDay(createCalendar([...DECREE_2026, expected], place), '2027-01-01')).toBe(false);
  });
});
