import { describe, expect, it } from '@jest/globals';
import { DECREE_2026 } from './decree-2026.fixture.js';
import { createCalendar, dayZero, isWorkingDay } from './work-calendar.js';
import { type AgencyHours, hoursAlong, hoursOn, NATIONAL_HOURS } from './working-hours.js';

const PATH = ['D-18.72', 'D-18.72-DLH'];
const FIVE = { workdays: [1, 2, 3, 4, 5], opensAt: 480, closesAt: 960 };
const SIX = { ...FIVE, workdays: [1, 2, 3, 4, 5, 6] };
const hours = (agencyCode: string, validFrom: string, change: Partial<AgencyHours> = {}): AgencyHours => ({
  ...SIX,
  agencyCode,
  validFrom,
  ...change,
});

describe('the hours of an agency', () => {
  const CITY = hours('D-18.72', '2026-01-01');
  const FASTING = hours('D-18.72', '2026-02-18', { closesAt: 900 });
  const OFFICE = hours('D-18.72-DLH', '2026-03-02', FIVE);

  it.each([
    ['2025-12-31', NATIONAL_HOURS],
    ['2026-01-01', CITY],
    ['2026-02-17', CITY],
    ['2026-02-18', FASTING],
    ['2026-03-01', FASTING],
    ['2026-03-02', OFFICE],
  ])('on %s are the nearest that have begun, of one agency the latest', (day, expected) => {
    const all = [CITY, OFFICE, hours('D-18.71', '2026-01-01'), FASTING];
    expect(hoursOn(hoursAlong(PATH, all), day)).toEqual(expected);
  });

  it('above it do not change with those of an office below', () => {
    expect(hoursAlong(['D-18.72'], [OFFICE])).toEqual([]);
  });
});

describe('a calendar with hours of its own', () => {
  const calendar = createCalendar(DECREE_2026, {
    zone: 'Asia/Jakarta',
    regionCode: null,
    hours: hoursAlong(PATH, [hours('D-18.72', '2026-06-02', { closesAt: 900 })]),
  });

  it('works on the sixth day from its first day on', () => {
    expect(isWorkingDay(calendar, '2026-05-30')).toBe(false);
    expect(isWorkingDay(calendar, '2026-06-06')).toBe(true);
    expect(isWorkingDay(calendar, '2026-06-07')).toBe(false);
  });

  it.each([
    ['2026-05-29T15:00:00.001+07:00', '2026-05-29'],
    ['2026-06-05T15:00:00.000+07:00', '2026-06-05'],
    ['2026-06-05T15:00:00.001+07:00', '2026-06-06'],
    ['2026-06-06T15:00:00.001+07:00', '2026-06-08'],
  ])('counts %s as %s, by the closing time of that day', (at, day) => {
    expect(dayZero(calendar, new Date(at), 'WORKING_DAY')).toBe(day);
  });
});
