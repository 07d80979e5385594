import { toLocalTime } from '@lapor/schema/calendar/time-zone';
import { closingOf, dayZero, lastDay } from '@lapor/schema/calendar/work-calendar';
import type { Role } from '@lapor/schema/identity';
import type { ReportClass } from '../report/report-class.js';
import { type Clock, isRunning } from './clock.js';
import type { ClockPolicy } from './clock-policy.js';
import { CLOCK_RULES } from './clock-rules.js';
import { ladderOf, type Rung } from './ladder.js';
import type { DeskRules } from './time-rules.js';

/** Something to be told of a clock at a moment, once in its run. */
export interface Notice {
  /** The threshold as it is remembered: `P66`, `P100`, `D7`. */
  readonly threshold: string;
  readonly percent: number;
  readonly at: Date;
  /** Which roles the ladder tells; none of a reporter's clock. */
  readonly roles: readonly Role[];
}

/** The end of a reporter's time: the system acts, and no office is told. */
const ACT: Rung = { step: 'NOTICE_AT_END', percent: 100, roles: [] };

/** What has not been told of a running clock yet, the earliest first. Nothing is told while it stands still. */
export function noticesOf(clock: Clock, reportClass: ReportClass, rules: DeskRules): readonly Notice[] {
  const policy = rules.policies.find(({ id }) => id === clock.policyId);
  if (!policy || !isRunning(clock)) return [];
  return thresholdsOf(clock, policy, reportClass, rules)
    .filter(({ threshold }) => !wasTold(threshold, clock.told))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.percent - b.percent);
}

/** When something is to be told of a clock next; null when nothing is. */
export function nextNoticeAt(clock: Clock, reportClass: ReportClass, rules: DeskRules): Date | null {
  return noticesOf(clock, reportClass, rules)[0]?.at ?? null;
}

function thresholdsOf(clock: Clock, policy: ClockPolicy, reportClass: ReportClass, rules: DeskRules): readonly Notice[] {
  const { reminders, atEnd } = CLOCK_RULES[clock.key];
  if (reminders === 'LADDER') {
    const { zone } = rules.calendarOf(policy);
    const ladder = ladderOf(rules.notices, reportClass, toLocalTime(clock.startedAt, zone).date);
    return ladder.map((rung) => atShare(clock, policy, rung, rules));
  }
  // A shorter limit may have come since; a reminder after its end reminds of nothing.
  const days = reminders.filter((each) => each.days < policy.amount).map((each) => atDay(clock, policy, each.days, rules));
  return atEnd === 'NOTHING' ? days : [...days, atShare(clock, policy, ACT, rules)];
}

/** Each step of the ladder is told once, also when its share of the limit was another one then. */
function wasTold(threshold: string, told: readonly string[]): boolean {
  const step = stepOf(threshold);
  return told.some((other) => stepOf(other) === step);
}

/** A share of the limit by the side of its end on which it lies; a day by itself. */
function stepOf(threshold: string): string {
  return threshold.startsWith('P') ? `P${Math.sign(Number(threshold.slice(1)) - 100)}` : threshold;
}

function atShare(clock: Clock, policy: ClockPolicy, { percent, roles }: Rung, rules: DeskRules): Notice {
  const at = percent === 100 ? clock.dueAt : endOf(clock, policy, Math.ceil((policy.amount * percent) / 100), rules);
  return { threshold: `P${percent}`, percent, at, roles };
}

function atDay(clock: Clock, policy: ClockPolicy, days: number, rules: DeskRules): Notice {
  const percent = Math.round((100 * days) / policy.amount);
  return { threshold: `D${days}`, percent, at: endOf(clock, policy, days, rules), roles: [] };
}

/** The end of a day of the limit. Pauses and extensions shift every day that is still to come. */
function endOf({ startedAt, extraDays }: Clock, policy: ClockPolicy, days: number, rules: DeskRules): Date {
  const calendar = rules.calendarOf(policy);
  return closingOf(calendar, lastDay(calendar, dayZero(calendar, startedAt, policy.unit), days + extraDays, policy));
}
