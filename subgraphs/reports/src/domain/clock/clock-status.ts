import { daysLeft, daysPaused } from '@lapor/schema/calendar/deadline';
import { type Clock, isRunning } from './clock.js';
import { CLOCK_RULES } from './clock-rules.js';
import type { DeskRules } from './time-rules.js';

/** Whether the desk is behind. A reporter is never late: when a reporter's limit ends, the system acts. */
export function isLate(clock: Pick<Clock, 'key' | 'pausedAt' | 'stoppedAt' | 'dueAt'>, now: Date): boolean {
  return CLOCK_RULES[clock.key].owes === 'DESK' && isRunning(clock) && now > clock.dueAt;
}

/** How many of a clock's days are left at a moment; what stands still keeps what it had. */
export function remainingOf(clock: Clock, now: Date, rules: DeskRules): number | null {
  if (clock.stoppedAt !== null) return null;
  if (clock.remainingDays !== null) return clock.remainingDays;
  const policy = rules.policies.find(({ id }) => id === clock.policyId);
  return policy ? daysLeft(rules.calendarOf(policy), now, clock.dueAt, policy) : null;
}

/** How much of the limit is used up, in percent of its days: over 100 when late. Null where the policy is not known. */
export function progressOf(clock: Clock, now: Date, rules: DeskRules): number | null {
  const policy = rules.policies.find(({ id }) => id === clock.policyId);
  if (!policy) return null;
  const calendar = rules.calendarOf(policy);
  const at = clock.stoppedAt ?? clock.pausedAt ?? now;
  const limit = policy.amount + clock.extraDays;
  const left = daysLeft(calendar, at, clock.dueAt, policy);
  const over = at > clock.dueAt ? daysPaused(calendar, clock.dueAt, at, policy) : 0;
  const used = Math.max(0, limit - left - clock.extraDays);
  return Math.round((100 * (at > clock.dueAt ? policy.amount + over : used)) / policy.amount);
}

/** The next end of a limit that a desk must keep; null when nothing runs. */
export function nextDueOf(clocks: readonly Clock[]): Date | null {
  const due = clocks.filter((clock) => isRunning(clock) && CLOCK_RULES[clock.key].owes === 'DESK').map(({ dueAt }) => dueAt.getTime());
  return due.length > 0 ? new Date(Math.min(...due)) : null;
}
