import { toLocalTime } from '@lapor/schema/calendar/time-zone';
import type { ReportClass } from '../report/report-class.js';
import { redue } from './advance.js';
import type { Clock } from './clock.js';
import { policyFor } from './clock-policy.js';
import type { DeskRules } from './time-rules.js';

/**
 * The open clocks whose end is another one under the present rules. Start, pauses and extensions stay as they are; the
 * policy is the one that, as is known now, was in force at the start.
 */
export function recompute(clocks: readonly Clock[], reportClass: ReportClass, rules: DeskRules): readonly Clock[] {
  const { zone } = rules.calendarOf({ collectiveLeaveStops: true });
  return clocks
    .filter(({ stoppedAt }) => stoppedAt === null)
    .flatMap((clock) => {
      const policy = policyFor(rules.policies, clock.key, reportClass, toLocalTime(clock.startedAt, zone).date);
      const renewed = policy ? redue({ ...clock, policyId: policy.id }, policy, rules) : clock;
      return isSame(renewed, clock) ? [] : [renewed];
    });
}

function isSame(one: Clock, other: Clock): boolean {
  return one.dueAt.getTime() === other.dueAt.getTime() && one.provisional === other.provisional && one.policyId === other.policyId;
}
