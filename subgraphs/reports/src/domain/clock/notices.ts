import { closingOf, dayZero, lastDay } from '@lapor/schema/calendar/work-calendar';
import { type Clock, isRunning } from './clock.js';
import type { ClockPolicy } from './clock-policy.js';
import { CLOCK_RULES, type Threshold } from './clock-rules.js';
import type { DeskRules } from './time-rules.js';

/** Something to be told of a clock at a moment, once in its run. */
export interface Notice {
  /** The threshold as it is remembered: `P66`, `P100`, `D7`. */
  readonly threshold: string;
  readonly percent: number;
  readonly at: Date;
}

/** The whole limit: the breach on a desk's clock, the system's own act on a reporter's. */
const END: Threshold = { percent: 100 };

/** What has not been told of a running clock yet, the earliest first. Nothing is told while it stands still. */
export function noticesOf(clock: Clock, rules: DeskRules): readonly Notice[] {
  const policy = rules.policies.find(({ id }) => id === clock.policyId);
  if (!policy || !isRunning(clock)) return [];
  const { reminders, atEnd } = CLOCK_RULES[clock.key];
  return [...reminders, ...(atEnd === 'NOTHING' ? [] : [END])]
    .map((threshold) => toNotice(clock, policy, threshold, rules))
    .filter((notice) => notice !== null && !clock.told.includes(notice.threshold))
    .map((notice) => notice as Notice)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.percent - b.percent);
}

/** When something is to be told of a clock next; null when nothing is. */
export function nextNoticeAt(clock: Clock, rules: DeskRules): Date | null {
  return noticesOf(clock, rules)[0]?.at ?? null;
}

function toNotice(clock: Clock, policy: ClockPolicy, threshold: Threshold, rules: DeskRules): Notice | null {
  if ('percent' in threshold) {
    const { percent } = threshold;
    const at = percent === 100 ? clock.dueAt : endOf(clock, policy, Math.ceil((policy.amount * percent) / 100), rules);
    return { threshold: `P${percent}`, percent, at };
  }
  // A shorter limit may have come since; a reminder after its end reminds of nothing.
  if (threshold.days >= policy.amount) return null;
  const percent = Math.round((100 * threshold.days) / policy.amount);
  return { threshold: `D${threshold.days}`, percent, at: endOf(clock, policy, threshold.days, rules) };
}

/** The end of a day of the limit. Pauses and extensions shift every day that is still to come. */
function endOf({ startedAt, extraDays }: Clock, policy: ClockPolicy, days: number, rules: DeskRules): Date {
  const calendar = rules.calendarOf(policy);
  return closingOf(calendar, lastDay(calendar, dayZero(calendar, startedAt, policy.unit), days + extraDays, policy));
}
