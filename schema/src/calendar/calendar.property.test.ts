import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from './day.js';
import { deadlineOf } from './deadline.js';
import { DECREE_2026 } from './decree-2026.fixture.js';
import { type TimeZone, toLocalTime } from './time-zone.js';
import { addWorkingDays, createCalendar, dayZero, toWorkingDay, workingDaysBetween } from './work-calendar.js';

const day = fc.integer({ min: 0, max: 364 }).map((days) => addDays('2026-01-01', days));
const workdays = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 });
const calendar = fc
  .record({
    zone: fc.constantFrom<TimeZone>('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'),
    hours: fc.array(fc.record({ workdays, opensAt: fc.constant(0), closesAt: fc.integer({ min: 60, max: 1_439 }), validFrom: day }), {
      maxLength: 3,
    }),
  })
  .map((place) => createCalendar(DECREE_2026, { ...place, regionCode: null }));

describe('counting and adding working days', () => {
  it('undo each other', () => {
    fc.assert(
      fc.property(calendar, day, fc.integer({ min: 0, max: 60 }), (where, from, count) => {
        const start = toWorkingDay(where, from);
        expect(workingDaysBetween(where, start, addWorkingDays(where, start, count))).toBe(count);
      }),
    );
  });

  it('undo each other the other way round, between working days', () => {
    fc.assert(
      fc.property(calendar, day, fc.integer({ min: 0, max: 90 }), (where, from, later) => {
        const [start, end] = [toWorkingDay(where, from), toWorkingDay(where, addDays(toWorkingDay(where, from), later))];
        expect(addWorkingDays(where, start, workingDaysBetween(where, start, end))).toBe(end);
      }),
    );
  });

  it('agree with the deadline of a moment', () => {
    fc.assert(
      fc.property(calendar, day, fc.integer({ min: 0, max: 1_439 }), fc.integer({ min: 1, max: 60 }), (where, on, minute, amount) => {
        const at = new Date(Date.parse(`${on}T00:00:00Z`) + minute * 60_000);
        const { date } = toLocalTime(deadlineOf(where, at, { amount, unit: 'WORKING_DAY', rollsForward: true }, 0).dueAt, where.zone);
        expect(workingDaysBetween(where, dayZero(where, at, 'WORKING_DAY'), date)).toBe(amount);
      }),
    );
  });
});
