import { describe, expect, it } from '@jest/globals';
import { deadlineOf } from '@lapor/schema/calendar/deadline';
import { type TimeZone, toLocalTime } from '@lapor/schema/calendar/time-zone';
import { isWorkingDay } from '@lapor/schema/calendar/work-calendar';
import fc from 'fast-check';
import { REPORT_STATES } from '../report/report-state.js';
import { advance } from './advance.js';
import type { Clock } from './clock.js';
import type { ClockFacts } from './clock-facts.js';
import { CLOCK_EVENTS } from './clock-rules.js';
import { progressOf, remainingOf } from './clock-status.js';
import { noticesOf } from './notices.js';
import { POLICIES, rulesIn } from './policies.fixture.js';

const START = Date.parse('2026-01-01T00:00:00Z');
const moment = fc.integer({ min: 0, max: 365 * 24 * 60 }).map((minutes) => new Date(START + minutes * 60_000));
const zone = fc.constantFrom<TimeZone>('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura');
const policy = fc.constantFrom(...POLICIES);

const step = fc.record({
  state: fc.constantFrom(...REPORT_STATES),
  class: fc.constantFrom('COMPLAINT', 'ASPIRATION', 'INFORMATION_REQUEST', 'WHISTLEBLOWING', 'PROCUREMENT'),
  supervision: fc.boolean(),
  deskCode: fc.constantFrom('A', 'B'),
  reporterTurn: fc.boolean(),
  extensionDays: fc.constant(0),
});
const move = fc.tuple(step, fc.integer({ min: 0, max: 20 * 24 * 60 }), fc.subarray([...CLOCK_EVENTS]));

describe('any clock', () => {
  it('ends when its desk closes, on a working day unless it is strict, after it began', () => {
    fc.assert(
      fc.property(moment, zone, policy, fc.integer({ min: 0, max: 40 }), (at, where, limit, extra) => {
        const calendar = rulesIn(where).calendarOf(limit);
        const { dueAt } = deadlineOf(calendar, at, limit, extra);
        const local = toLocalTime(dueAt, where);
        expect(local.minutes).toBe(16 * 60);
        if (limit.unit === 'WORKING_DAY' || limit.rollsForward) expect(isWorkingDay(calendar, local.date)).toBe(true);
        expect(dueAt > at).toBe(true);
      }),
    );
  });

  it('that begins later never ends earlier', () => {
    fc.assert(
      fc.property(moment, moment, zone, policy, (one, other, where, limit) => {
        const [first, second] = one <= other ? [one, other] : [other, one];
        const calendar = rulesIn(where).calendarOf(limit);
        expect(deadlineOf(calendar, first, limit, 0).dueAt <= deadlineOf(calendar, second, limit, 0).dueAt).toBe(true);
      }),
    );
  });

  it('through any life of a report is never negative, never shortened by a pause, and never begins a total anew', () => {
    fc.assert(
      fc.property(moment, zone, fc.array(move, { minLength: 1, maxLength: 12 }), (filedAt, where, moves) => {
        const rules = rulesIn(where);
        let clocks: readonly Clock[] = [];
        let before: ClockFacts | null = null;
        let at = filedAt;
        for (const [facts, minutes, events] of moves) {
          at = new Date(at.getTime() + minutes * 60_000);
          const after = { ...facts, reporterTurn: facts.reporterTurn && facts.state === 'POSTPONED' } as ClockFacts;
          const changed = advance(clocks, { before, after, events, at }, rules);
          for (const clock of changed) check(clock, clocks, at);
          const isChanged = (clock: Clock) => changed.some((each) => each.key === clock.key && +each.startedAt === +clock.startedAt);
          clocks = [...clocks.filter((clock) => !isChanged(clock)), ...changed];
          before = after;
        }
        expect(clocks.filter(({ key }) => key === 'STATUTORY_MAX').length).toBeLessThanOrEqual(1);
        expect(clocks.filter(({ key, stoppedAt }) => key.startsWith('COMPLETE_') && stoppedAt === null).length).toBeLessThanOrEqual(1);
        const open = clocks.filter(({ stoppedAt }) => stoppedAt === null).map(({ key }) => key);
        expect(new Set(open).size).toBe(open.length);

        function check(clock: Clock, earlier: readonly Clock[], now: Date): void {
          const same = earlier.find((each) => each.key === clock.key && +each.startedAt === +clock.startedAt);
          if (same) expect(clock.dueAt >= same.dueAt).toBe(true);
          if (same && clock.key === 'STATUTORY_MAX') expect(clock.dueAt).toEqual(same.dueAt);
          if (clock.key === 'STATUTORY_MAX') expect(clock.pausedAt).toBeNull();
          expect(clock.extraDays).toBeGreaterThanOrEqual(0);
          expect(remainingOf(clock, now, rules) ?? 0).toBeGreaterThanOrEqual(0);
          expect(progressOf(clock, now, rules) ?? 0).toBeGreaterThanOrEqual(0);
          expect(clock.stoppedAt === null || clock.stoppedAt >= clock.startedAt).toBe(true);
          expect(clock.dueAt > clock.startedAt).toBe(true);
          if (clock.pausedAt || clock.stoppedAt) expect(noticesOf(clock, 'COMPLAINT', rules)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
