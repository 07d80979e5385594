import { describe, expect, it } from '@jest/globals';
import { addDays, daysBetween, weekdayOf } from './day.js';
import { isTimeZone } from './time-zone.js';

describe('a day', () => {
  it.each([
    ['2026-02-27', 2, '2026-03-01', 5],
    ['2028-02-28', 1, '2028-02-29', 1],
    ['2026-12-31', 1, '2027-01-01', 4],
    ['2026-03-01', -1, '2026-02-28', 0],
    ['2026-03-01', 0, '2026-03-01', 0],
  ])('%s and %i more is %s', (day, count, other, weekday) => {
    expect(addDays(day, count)).toBe(other);
    expect(daysBetween(day, other)).toBe(count);
    expect(weekdayOf(day)).toBe(weekday);
  });
});

describe('a time zone of the country', () => {
  it.each([
    ['Asia/Jakarta', true],
    ['Asia/Makassar', true],
    ['Asia/Jayapura', true],
    ['Asia/Singapore', false],
    ['toString', false],
    ['', false],
    [null, false],
    [7, false],
  ])('%j is one: %s', (text, known) => {
    expect(isTimeZone(text)).toBe(known);
  });
});
