import { describe, expect, it } from '@jest/globals';
import { deadlineOf } from '@lapor/schema/calendar/deadline';
import type { Clock } from './clock.js';
import { progressOf, remainingOf } from './clock-status.js';
import { POLICIES, rulesIn } from './policies.fixture.js';

const RULES = rulesIn('Asia/Jakarta');
const jakarta = (text: string) => new Date(`2026-${text.replace(' ', 'T')}:00+07:00`);

/** Three working days from Tuesday, 2 June: until Friday, 5 June, at 16:00. */
function verify(fields: Partial<Clock> = {}): Clock {
  const policy = POLICIES.find(({ key }) => key === 'VERIFY')!;
  const startedAt = jakarta('06-02 10:00');
  const { extraDays = 0 } = fields;
  const deadline = deadlineOf(RULES.calendarOf(policy), startedAt, policy, extraDays);
  const common = { key: 'VERIFY', deskCode: 'A', policyId: policy.id, calendarVersion: 1, startedAt, extraDays, ...deadline } as const;
  return { ...common, pausedAt: null, remainingDays: null, stoppedAt: null, told: [], ...fields };
}

/** A clock, a moment, the days that are left, and how much of the limit is used up in percent. */
const TABLE: readonly (readonly [what: string, Clock, at: string, left: number | null, used: number | null])[] = [
  ['that has just begun', verify(), '06-02 11:00', 3, 0],
  ['on its second day', verify(), '06-03 11:00', 2, 33],
  ['on its last day', verify(), '06-05 11:00', 0, 100],
  ['at its very end', verify(), '06-05 16:00', 0, 100],
  ['that is late by a weekend', verify(), '06-08 11:00', 0, 133],
  ['with a day more, at the first day', verify({ extraDays: 1 }), '06-03 11:00', 3, 0],
  ['with a day more, at the next', verify({ extraDays: 1 }), '06-04 11:00', 2, 33],
  ['with a day more, late', verify({ extraDays: 1 }), '06-09 11:00', 0, 133],
  ['that stands still', verify({ pausedAt: jakarta('06-03 11:00'), remainingDays: 2 }), '06-30 11:00', 2, 33],
  ['that stood still when it was late', verify({ pausedAt: jakarta('06-08 11:00'), remainingDays: 0 }), '06-30 11:00', 0, 133],
  ['that has stopped', verify({ stoppedAt: jakarta('06-03 11:00') }), '06-30 11:00', null, 33],
  [
    'that stood still and stopped',
    verify({ pausedAt: jakarta('06-03 11:00'), stoppedAt: jakarta('06-04 11:00') }),
    '06-30 11:00',
    null,
    67,
  ],
  ['whose policy is gone', verify({ policyId: 'gone' }), '06-03 11:00', null, null],
  ['whose policy is gone while it stands still', verify({ policyId: 'gone', remainingDays: 2 }), '06-03 11:00', 2, null],
];

describe('a clock', () => {
  it.each(TABLE)('%s', (_what, clock, at, left, used) => {
    expect(remainingOf(clock, jakarta(at), RULES)).toBe(left);
    expect(progressOf(clock, jakarta(at), RULES)).toBe(used);
  });
});
