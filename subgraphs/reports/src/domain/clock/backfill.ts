import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Report } from '../report/report.js';
import type { ReportState } from '../report/report-state.js';
import { advance, redue } from './advance.js';
import type { Clock } from './clock.js';
import type { ClockFacts } from './clock-facts.js';
import { CLOCK_KEYS, CLOCK_RULES } from './clock-rules.js';
import { completeClockOf, isCompleteClock } from './complete-clock.js';
import type { DeskRules } from './time-rules.js';

/** An event of a report's history, as far as its clocks are concerned. */
export interface PastEvent {
  readonly type: string;
  readonly occurredAt: Date;
  readonly state: ReportState;
  readonly agencyCode: string | null;
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
}

/** The events that give the report to the desk they name. */
const GIVES: readonly string[] = ['ReportReceived', 'ReportDisposed', 'ReportForwarded', 'ReportTransferred'];
/** The events that bring it to the national desk. */
const BRINGS_BACK: readonly string[] = ['DispositionReturned', 'ArchiveReviewed'];

type Lived = Pick<Report, 'class' | 'supervision' | 'state' | 'firstAssignedAt'>;

/**
 * Whether a report may lack a clock: a state it has been in starts one, a policy for it is known, and it has never run.
 * Only then is its history worth reading.
 */
export function mayLackClock(report: Lived, clocks: readonly Clock[], { policies }: DeskRules): boolean {
  const been: ReportState[] = ['RECEIVED', report.state, ...(report.firstAssignedAt ? (['ASSIGNED'] as const) : [])];
  const complete = completeClockOf(report.class, report.supervision);
  return CLOCK_KEYS.filter((key) => !isCompleteClock(key) || key === complete)
    .filter((key) => CLOCK_RULES[key].starts.entering?.some((state) => been.includes(state)))
    .some((key) => policies.some((policy) => policy.key === key) && clocks.every((clock) => clock.key !== key));
}

export interface Backfill {
  readonly report: Lived;
  /** Oldest first. */
  readonly history: readonly PastEvent[];
  readonly clocks: readonly Clock[];
  readonly rulesOf: (deskCode: string) => DeskRules;
  readonly at: Date;
}

/**
 * The clocks that a report would have, had its policies been known when it lived: its history is lived again, and what
 * never ran is returned. A desk's limit counts from where it would have; a reporter's begins now, because nobody loses a
 * right through a rule that the system did not know of.
 */
export function backfill({ report, history, clocks, rulesOf, at }: Backfill): readonly Clock[] {
  let relived: readonly Clock[] = [];
  let before: ClockFacts | null = null;
  for (const event of history) {
    const after = factsAfter(before, event, report);
    const moved = advance(relived, { before, after, events: [event.type], at: event.occurredAt }, rulesOf(after.deskCode));
    relived = [...relived.filter((clock) => !moved.some((each) => isSameRun(each, clock))), ...moved];
    before = after;
  }
  const lacking = relived.filter(({ key }) => clocks.every((clock) => clock.key !== key));
  return lacking.map((clock) => (isReporters(clock) ? beginNow(clock, rulesOf(clock.deskCode), at) : clock));
}

function factsAfter(before: ClockFacts | null, { type, state, agencyCode, detail }: PastEvent, report: Lived): ClockFacts {
  const given = GIVES.includes(type) ? agencyCode : BRINGS_BACK.includes(type) ? NATIONAL_DESK : null;
  const turn = type === 'ReportPostponed' ? detail?.turn === 'REPORTER' : (before?.reporterTurn ?? false);
  return {
    state,
    class: report.class,
    supervision: report.supervision,
    deskCode: given ?? before?.deskCode ?? NATIONAL_DESK,
    reporterTurn: state === 'POSTPONED' && turn,
    extensionDays: (before?.extensionDays ?? 0) + (type === 'ExtensionGranted' ? Number(detail?.days ?? 0) : 0),
  };
}

function isSameRun(one: Clock, other: Clock): boolean {
  return one.key === other.key && one.startedAt.getTime() === other.startedAt.getTime();
}

function isReporters({ key, stoppedAt }: Clock): boolean {
  return CLOCK_RULES[key].owes === 'REPORTER' && stoppedAt === null;
}

function beginNow(clock: Clock, rules: DeskRules, at: Date): Clock {
  const policy = rules.policies.find(({ id }) => id === clock.policyId);
  return policy ? redue({ ...clock, startedAt: at, extraDays: 0, pausedAt: null }, policy, rules) : clock;
}
