import { daysLeft, daysPaused, deadlineOf } from '@lapor/schema/calendar/deadline';
import { toLocalTime } from '@lapor/schema/calendar/time-zone';
import type { Clock } from './clock.js';
import type { ClockChange, ClockFacts } from './clock-facts.js';
import { type ClockPolicy, policyFor } from './clock-policy.js';
import { CLOCK_KEYS, CLOCK_RULES, type ClockKey, isPulled } from './clock-rules.js';
import { completeClockOf, isCompleteClock } from './complete-clock.js';
import type { DeskRules } from './time-rules.js';

/**
 * The clocks of a report after a change: which stop, start, stand still and go on follows from the table and the
 * policies alone. Returns only the runs that are new or different.
 */
export function advance(clocks: readonly Clock[], change: ClockChange, rules: DeskRules): readonly Clock[] {
  const complete = completeClockOf(change.after.class, change.after.supervision);
  const before = reclassified(clocks, change, complete, rules);
  const after = CLOCK_KEYS.filter((key) => !isCompleteClock(key) || key === complete).flatMap((key) => {
    const runs = before.filter((clock) => clock.key === key).toSorted((a, b) => a.startedAt.getTime() - b.startedAt.getTime());
    return [...runs.slice(0, -1), ...advanceKey(key, runs.at(-1) ?? null, change, rules)];
  });
  const gone = before.filter((clock) => isCompleteClock(clock.key) && clock.key !== complete);
  return [...after, ...gone].filter((clock) => !clocks.includes(clock));
}

/** The last run of a clock after a change, and the new run behind it, if one begins. */
function advanceKey(key: ClockKey, last: Clock | null, change: ClockChange, rules: DeskRules): readonly Clock[] {
  const { starts, stops, again } = CLOCK_RULES[key];
  const { before, after, events, at } = change;
  const moved = { from: before?.state ?? null, to: after.state, reporterTurn: after.reporterTurn, events };
  const stopped = last && last.stoppedAt === null && isPulled(stops, moved) ? { ...last, stoppedAt: notBefore(last.startedAt, at) } : last;
  if (!isPulled(starts, moved)) return stopped ? [settle(stopped, change, rules)] : [];
  if (stopped === null) return begin(key, change, rules);
  if (stopped.stoppedAt === null) return [settle(stopped, change, rules)];
  if (again === 'ANEW') return [stopped, ...begin(key, { ...change, at: later(stopped.startedAt, change.at) }, rules)];
  return [again === 'CONTINUE' ? settle(goOn(stopped, change, rules), change, rules) : stopped];
}

/** A new run; none when no policy sets a limit. */
function begin(key: ClockKey, { after, at }: ClockChange, rules: DeskRules): readonly Clock[] {
  const policy = policyOf(rules, key, after, at);
  if (!policy) return [];
  const calendar = rules.calendarOf(policy);
  const common = { key, deskCode: after.deskCode, policyId: policy.id, calendarVersion: rules.version, startedAt: at, extraDays: 0 };
  return [{ ...common, ...deadlineOf(calendar, at, policy, 0), pausedAt: null, remainingDays: null, stoppedAt: null, told: [] }];
}

function policyOf(rules: DeskRules, key: ClockKey, { class: reportClass }: ClockFacts, at: Date): ClockPolicy | null {
  const { zone } = rules.calendarOf({ collectiveLeaveStops: true });
  return policyFor(rules.policies, key, reportClass, toLocalTime(at, zone).date);
}

/** A stopped run that goes on: the time between was nobody's, except on a clock that never stands still. */
function goOn(clock: Clock, { at }: ClockChange, rules: DeskRules): Clock {
  const policy = rules.policies.find(({ id }) => id === clock.policyId);
  if (!policy || policy.pauses === 'NEVER' || clock.stoppedAt === null)
    return { ...clock, stoppedAt: null, pausedAt: null, remainingDays: null };
  return resume({ ...clock, stoppedAt: null, pausedAt: clock.pausedAt ?? clock.stoppedAt }, at, policy, rules);
}

/** What a running or paused clock owes to whose turn it is, to an extension, and to the desk that holds the report. */
function settle(clock: Clock, { before, after, at }: ClockChange, rules: DeskRules): Clock {
  const policy = rules.policies.find(({ id }) => id === clock.policyId);
  if (clock.stoppedAt !== null || !policy) return clock;
  const calendar = rules.calendarOf(policy);
  const granted = isCompleteClock(clock.key) && before ? Math.max(0, after.extensionDays - before.extensionDays) : 0;
  const moves = granted > 0 || clock.deskCode !== after.deskCode;
  const settled = moves ? redue({ ...clock, deskCode: after.deskCode, extraDays: clock.extraDays + granted }, policy, rules) : clock;
  const stands = policy.pauses === 'REPORTER_TURN' && after.reporterTurn;
  if (stands && settled.pausedAt === null) {
    return { ...settled, pausedAt: notBefore(settled.startedAt, at), remainingDays: daysLeft(calendar, at, settled.dueAt, policy) };
  }
  if (!stands && settled.pausedAt !== null) return resume(settled, at, policy, rules);
  return settled;
}

/** Goes on with the days that were left. A clock that was already late when it stood still stays late: nothing was left. */
function resume(clock: Clock, at: Date, policy: ClockPolicy, rules: DeskRules): Clock {
  const { pausedAt, extraDays } = clock;
  const running = { ...clock, pausedAt: null, remainingDays: null };
  if (pausedAt === null || pausedAt > clock.dueAt) return running;
  return redue({ ...running, extraDays: extraDays + daysPaused(rules.calendarOf(policy), pausedAt, at, policy) }, policy, rules);
}

/** Computes the end anew from the start; the start itself never moves. */
export function redue(clock: Clock, policy: ClockPolicy, rules: DeskRules): Clock {
  const calendar = rules.calendarOf(policy);
  const deadline = deadlineOf(calendar, clock.startedAt, policy, clock.extraDays);
  const remainingDays = clock.pausedAt === null ? null : daysLeft(calendar, clock.pausedAt, deadline.dueAt, policy);
  return { ...clock, calendarVersion: rules.version, ...deadline, remainingDays };
}

/** Two instances' clocks may differ by a little: nothing ends before it began, and no run begins with the one before. */
function notBefore(start: Date, at: Date): Date {
  return at < start ? start : at;
}
function later(start: Date, at: Date): Date {
  return at > start ? at : new Date(start.getTime() + 1);
}

/**
 * Another class has another limit, counted from the same start: a total clock never begins again, also not when the
 * class changes while it is stopped. No change of class takes away days that were given before.
 */
function reclassified(clocks: readonly Clock[], { at, after }: ClockChange, complete: ClockKey, rules: DeskRules): readonly Clock[] {
  const runs = clocks.filter((clock) => isCompleteClock(clock.key));
  const other = runs.toSorted((a, b) => endOf(b) - endOf(a))[0];
  if (!other || other.key === complete) return clocks;
  const policy = policyOf(rules, complete, after, other.startedAt);
  const stopped = clocks.map((clock) =>
    clock === other && !clock.stoppedAt ? { ...clock, stoppedAt: notBefore(clock.startedAt, at) } : clock,
  );
  if (!policy) return stopped;
  const extraDays = Math.max(...runs.map((run) => run.extraDays));
  const told = runs.find(({ key }) => key === complete)?.told ?? [];
  const begun = redue({ ...other, key: complete, policyId: policy.id, extraDays, told }, policy, rules);
  return [...stopped.filter(({ key }) => key !== complete), begun];
}

/** When a run stopped; one that is open, last of all. */
function endOf({ stoppedAt }: Clock): number {
  return stoppedAt?.getTime() ?? Number.POSITIVE_INFINITY;
}
