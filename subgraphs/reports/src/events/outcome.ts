import type { ReportEventType } from '@lapor/schema/events';
import type { EventDraft } from '@lapor/subgraph-kit/event-log/event';
import type { Allowed } from '../domain/report/decide.js';
import type { Report } from '../domain/report/report.js';
import { workMoved } from '../domain/report/work-moved.js';
import { isRetracted } from '../domain/visibility/decide-visibility.js';
import { type ReportChange, toEventDraft } from './report-event.js';

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

/** The allowed command whose outcome it is, its moment, and where new ids come from. */
export interface OutcomeOf {
  readonly report: Report;
  readonly decision: Allowed;
  readonly at: Date;
  readonly newId: () => string;
}

/** The report after an allowed command, and the events that tell of it. A report that is postponed no more forgets why it was. */
export function toChange(
  { report, decision, at, newId }: OutcomeOf,
  { changes, events }: Outcome,
): { changed: Report; drafts: EventDraft[] } {
  const resumed = decision.to === 'POSTPONED' ? {} : { postponedFrom: null, postponeReason: null };
  // Who had opened it before it was public must ask anew when it is closed again.
  const closed = changes?.confidential && !report.confidential ? { openedBy: [] } : {};
  const changed: Report = {
    ...report,
    ...resumed,
    ...changes,
    ...closed,
    state: decision.to,
    version: report.version + 1,
    updatedAt: at,
  };
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
    const draft = toEventDraft(changed, { ...told, work, id: newId(), from, state, as: decision.as, at });
    from = state;
    return draft;
  });
  return { changed, drafts };
}
