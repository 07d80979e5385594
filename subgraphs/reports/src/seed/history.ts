import { assertAllowed } from '@lapor/kit/refusal';
import type { EventDraft } from '@lapor/subgraph-kit/event-log/event';
import { advance } from '../domain/clock/advance.js';
import type { Clock } from '../domain/clock/clock.js';
import { clockFactsOf } from '../domain/clock/clock-facts.js';
import { CLOCK_RULES } from '../domain/clock/clock-rules.js';
import { recipientsOf } from '../domain/clock/escalation.js';
import { type Notice, noticesOf } from '../domain/clock/notices.js';
import type { Closing } from '../domain/closing/closing.js';
import type { ContentVersion } from '../domain/content/content-version.js';
import { type Actor, type Allowed, decide, factsOf } from '../domain/report/decide.js';
import type { Disposition, FollowUp, Report } from '../domain/report/report.js';
import type { ReportCommand } from '../domain/report/transitions.js';
import { toClockEvent } from '../events/clock-event.js';
import { type Outcome, toChange } from '../events/outcome.js';
import { toEventDraft } from '../events/report-event.js';
import type { Random } from './random.js';
import type { SeedWorld } from './seed-world.js';

/** A threshold of a clock that was told of. */
export interface ToldNotice {
  readonly clock: Clock;
  readonly threshold: string;
  readonly at: Date;
}

/** One report with everything the product would have written about it by now. */
export interface History {
  readonly world: SeedWorld;
  readonly random: Random;
  report: Report;
  clocks: readonly Clock[];
  readonly events: EventDraft[];
  readonly dispositions: Disposition[];
  readonly followUps: FollowUp[];
  readonly versions: ContentVersion[];
  readonly closings: Closing[];
  readonly notices: ToldNotice[];
}

/** Begins the history of a report that has just been filed. */
export function beginHistory(world: SeedWorld, random: Random, report: Report): History {
  const at = report.filedAt;
  const event = {
    type: 'ReportReceived',
    from: null,
    state: report.state,
    as: { kind: 'REPORTER' },
    at,
    agencyCode: report.deskCode,
  } as const;
  const change = { before: null, after: clockFactsOf(report), events: [event.type], at };
  return {
    world,
    random,
    report,
    clocks: advance([], change, world.rulesAt(report.deskCode)),
    events: [toEventDraft(report, { id: random.id(at), ...event })],
    dispositions: [],
    followUps: [],
    versions: [],
    closings: [],
    notices: [],
  };
}

/** A command, by whom and when. */
export interface Step {
  readonly command: ReportCommand;
  readonly actor: Actor;
  readonly at: Date;
}

/**
 * Does a command as the product's actions do it: what the clocks asked for until then, the decision by the table, the
 * outcome, the clocks. Throws the refusal when the command is not allowed: then the seed is wrong, not the report.
 */
export function doStep(history: History, { command, actor, at }: Step, act: (decision: Allowed) => Outcome): void {
  tellUntil(history, at);
  const { report, random, world } = history;
  const decision = decide(factsOf(report), command, actor);
  assertAllowed(decision);
  const outcome = act(decision);
  const { changed, drafts } = toChange({ report, decision, at, newId: () => random.id(at) }, outcome);
  const change = { before: clockFactsOf(report), after: clockFactsOf(changed), events: outcome.events.map(({ type }) => type), at };
  const moved = advance(history.clocks, change, world.rulesAt(changed.deskCode));
  const isSame = (left: Clock, right: Clock) => left.key === right.key && left.startedAt.getTime() === right.startedAt.getTime();
  history.clocks = [...history.clocks.filter((clock) => !moved.some((other) => isSame(clock, other))), ...moved];
  history.report = changed;
  history.events.push(...drafts);
}

/** Tells of the thresholds that were reached before a moment, as the scheduler does; acts are steps of their own. */
export function tellUntil(history: History, before: Date): void {
  const rules = history.world.rulesAt(history.report.deskCode);
  const due = history.clocks
    .filter((clock) => mayBeDue(clock, before))
    .flatMap((clock) => noticesOf(clock, history.report.class, rules).map((notice) => ({ clock, notice })))
    .filter(({ clock, notice }) => notice.at < before && !isAct(clock, notice))
    .toSorted((a, b) => a.notice.at.getTime() - b.notice.at.getTime());
  for (const { clock, notice } of due) tell(history, clock, notice);
}

function tell(history: History, clock: Clock, { threshold, percent, at: wanted, roles }: Notice): void {
  const { report, random } = history;
  // A clock that already was past a threshold when it was set is told of at once.
  const at = wanted < report.updatedAt ? report.updatedAt : wanted;
  const type = percent >= 100 ? 'ClockBreached' : 'ClockReminded';
  const detail = { clock: clock.key, percent, dueAt: clock.dueAt.toISOString() };
  history.events.push(toClockEvent(report, { id: random.id(at), type, at, detail, recipients: recipientsOf(clock.key, roles, report) }));
  history.notices.push({ clock, threshold, at });
  history.clocks = history.clocks.map((other) =>
    other.key === clock.key && other.startedAt === clock.startedAt ? { ...other, told: [...other.told, threshold] } : other,
  );
}

function isAct({ key }: Clock, { percent }: Notice): boolean {
  const { atEnd } = CLOCK_RULES[key];
  return percent === 100 && (atEnd === 'lapse' || atEnd === 'autoComplete');
}

/** Deadlines cost most of the seed's time: none of a clock's thresholds can be reached before half of its whole time. */
function mayBeDue({ startedAt, dueAt, stoppedAt, pausedAt }: Clock, before: Date): boolean {
  if (stoppedAt !== null || pausedAt !== null) return false;
  return before.getTime() - startedAt.getTime() > (dueAt.getTime() - startedAt.getTime()) * FIRST_THRESHOLD;
}
/** Earlier than every threshold of domain/clock/clock-rules.ts, weekends and leave included. */
const FIRST_THRESHOLD = 0.2;
