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

const DAY_MS = 86_400_000;
/** Every day of a century, leap years and the year 2000 included. */
const CENTURY = Array.from({ length: 36_525 }, (_, index) => new Date(Date.UTC(1999, 11, 1) + index * DAY_MS));

describe('a day, computed without a calendar', () => {
  it('has the weekday that the calendar of the machine gives it', () => {
    expect(CENTURY.filter((day) => weekdayOf(textOf(day)) !== day.getUTCDay())).toEqual([]);
  });

  it.each([-40, 1, 27, 28, 400])('plus %d days is the day that the calendar of the machine gives it', (count) => {
    expect(CENTURY.filter((day) => addDays(textOf(day), count) !== textOf(new Date(day.getTime() + count * DAY_MS)))).toEqual([]);
  });
});

function textOf(day: Date): string {
  return day.toISOString().slice(0, 10);
}
