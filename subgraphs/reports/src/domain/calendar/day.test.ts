import { describe, expect, it } from '@jest/globals';
import { addDays, weekdayOf } from './day.js';

const DAY_MS = 86_400_000;
const FIRST = Date.UTC(1999, 11, 1);
/** Every day of a century, leap years and the year 2000 included. */
const DAYS = Array.from({ length: 36_525 }, (_, index) => new Date(FIRST + index * DAY_MS));

describe('a day as a text', () => {
  it('has the weekday that the calendar of the machine gives it', () => {
    expect(DAYS.filter((day) => weekdayOf(textOf(day)) !== day.getUTCDay())).toEqual([]);
  });

  it.each([-40, -1, 0, 1, 2, 27, 28, 400])('plus %d days is the day that the calendar of the machine gives it', (count) => {
    expect(DAYS.filter((day) => addDays(textOf(day), count) !== textOf(new Date(day.getTime() + count * DAY_MS)))).toEqual([]);
  });
});

function textOf(day: Date): string {
  return day.toISOString().slice(0, 10);
}
