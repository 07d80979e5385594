import { RefusalError } from '@lapor/kit/refusal';
import type { ReportEventType } from '@lapor/schema/events';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import type { EntityManager } from 'typeorm';
import { saveReport } from '../database/report.store.js';
import type { Allowed, OfficerCapacity } from '../domain/report/decide.js';
import type { Report } from '../domain/report/report.js';
import { workMoved } from '../domain/report/work-moved.js';
import { isRetracted } from '../domain/visibility/decide-visibility.js';
import { type ReportChange, toEventDraft } from '../events/report-event.js';
import { advanceClocks } from './advance-clocks.js';
import type { ActionDependencies } from './dependencies.js';

/** What an action is given once its command is allowed. */
export interface Case {
  readonly manager: EntityManager;
  /** As it was before, its row locked. */
  readonly report: Report;
  readonly decision: Allowed;
  readonly at: Date;
}

/** What an action answers: the changed fields, and what is to be told. */
export interface Outcome {
  readonly changes?: Partial<Report>;
  readonly events: readonly Told[];
}
export type Told = Pick<ReportChange, 'agencyCode' | 'dispositionId' | 'hop' | 'followUpId' | 'detail'> & {
  readonly type: ReportEventType;
  /** The state after this event; the command's target unless said otherwise. */
  readonly state?: Report['state'];
};

/** The end of every command: the report's row and its events. A report that is postponed no more forgets why it was. */
export async function commitOutcome(
  deps: ActionDependencies,
  { manager, report, decision, at }: Case,
  { changes, events }: Outcome,
): Promise<Report> {
  const resumed = decision.to === 'POSTPONED' ? {} : { postponedFrom: null, postponeReason: null };
  // Who had opened it before it was public must ask anew when it is closed again.
  const closed = changes?.confidential && !report.confidential ? { openedBy: [] } : {};
  const changed: Report = { ...report, ...resumed, ...changes, ...closed, state: decision.to, version: report.version + 1, updatedAt: at };
  await saveReport(manager, changed);
  let from = report.state;
  // Whatever command it is that ends a publication, its followers are told at once (domain.md 4.2, rules). They are told
  // first: the state in which the report leaves them is the one they know, not the one it left them for.
  const retracted: readonly Told[] = isRetracted(report, changed)
    ? [{ type: 'ReportRetracted', agencyCode: null, state: report.state }]
    : [];
  const moved = workMoved(report, changed);
  const drafts = [...retracted, ...events].map(({ state = decision.to, ...told }, index) => {
    // Counted once, with the command's own first event.
    const work = index === retracted.length ? moved : null;
    const draft = toEventDraft(changed, { ...told, work, id: deps.newId(), from, state, as: decision.as, at });
    from = state;
    return draft;
  });
  await appendEvents(manager, { type: 'report', id: report.id }, drafts);
  await advanceClocks(manager, { before: report, after: changed, events: events.map(({ type }) => type), at });
  return changed;
}

/** The officer who does an allowed command; only for commands that the table gives to officers alone. */
export function officerOf({ decision }: Case): OfficerCapacity {
  if (decision.as.kind !== 'OFFICER') throw new RefusalError('REPORT_ACTOR_NOT_ALLOWED');
  return decision.as;
}
