import { describe, expect, it } from '@jest/globals';
import { deadlineOf } from '@lapor/schema/calendar/deadline';
import type { Clock } from './clock.js';
import type { ClockKey } from './clock-rules.js';
import { nextNoticeAt, noticesOf } from './notices.js';
import { POLICIES, rulesIn } from './policies.fixture.js';

const RULES = rulesIn('Asia/Jakarta');
const STARTED = new Date('2026-06-02T03:00:00Z');

function clockOf(key: ClockKey, fields: Partial<Clock> = {}, rules = RULES): Clock {
  const policy = rules.policies.find((each) => each.key === key)!;
  const { extraDays = 0 } = fields;
  const common = { key, deskCode: 'A', policyId: policy.id, calendarVersion: 1, startedAt: STARTED, extraDays };
  const deadline = deadlineOf(rules.calendarOf(policy), STARTED, policy, extraDays);
  return { ...common, ...deadline, pausedAt: null, remainingDays: null, stoppedAt: null, told: [], ...fields };
}

const written = (clock: Clock, rules = RULES) =>
  noticesOf(clock, 'COMPLAINT', rules).map(({ threshold, percent, at }) => `${threshold} ${percent} ${at.toISOString().slice(0, 10)}`);

describe('what is to be told of a clock', () => {
  it.each([
    ['VERIFY', {}, ['P66 66 2026-06-04', 'P100 100 2026-06-05', 'P150 150 2026-06-09']],
    ['VERIFY', { extraDays: 1 }, ['P66 66 2026-06-05', 'P100 100 2026-06-08', 'P150 150 2026-06-10']],
    ['VERIFY', { told: ['P66', 'P100'] }, ['P150 150 2026-06-09']],
    // The ladder was another one when it was told.
    ['VERIFY', { told: ['P50', 'P200'] }, ['P100 100 2026-06-05']],
    ['REPORTER_COMPLETION', {}, ['D7 23 2026-06-09', 'D25 83 2026-06-29', 'P100 100 2026-07-02']],
    ['REPORTER_REPLY', {}, ['D5 50 2026-06-09', 'P100 100 2026-06-17']],
    ['OBJECTION_WINDOW', {}, []],
    ['VERIFY', { pausedAt: STARTED }, []],
    ['VERIFY', { stoppedAt: STARTED }, []],
    ['VERIFY', { policyId: 'gone' }, []],
  ] as const)('of %s with %j: %j', (key, fields, expected) => {
    expect(written(clockOf(key, fields))).toEqual(expected);
  });

  it.each([
    [5, ['P100 100 2026-06-09']],
    [6, ['D5 83 2026-06-09', 'P100 100 2026-06-10']],
  ])('reminds of nothing after a limit of %i days that has become shorter', (amount, expected) => {
    const short = rulesIn(
      'Asia/Jakarta',
      POLICIES.map((policy) => ({ ...policy, amount: policy.key === 'REPORTER_REPLY' ? amount : policy.amount })),
    );
    expect(written(clockOf('REPORTER_REPLY', {}, short), short)).toEqual(expected);
  });

  it('tells the roles of the ladder, and the end in any case', () => {
    const roles = (rules: typeof RULES) =>
      noticesOf(clockOf('VERIFY'), 'COMPLAINT', rules).map(({ percent, roles }) => [percent, ...roles]);
    expect(roles(RULES)[0]).toEqual([66, 'LIAISON_OFFICER', 'AGENCY_ADMIN']);
    expect(roles(rulesIn('Asia/Jakarta', POLICIES, [], []))).toEqual([[100]]);
  });

  it('comes next at the first of them, and never when there is none', () => {
    expect(nextNoticeAt(clockOf('VERIFY'), 'COMPLAINT', RULES)?.toISOString()).toBe('2026-06-04T09:00:00.000Z');
    expect(nextNoticeAt(clockOf('OBJECTION_WINDOW'), 'COMPLAINT', RULES)).toBeNull();
  });
});
