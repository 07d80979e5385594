import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { ReportEventType } from '@lapor/schema/events';
import type { Subject } from '@lapor/schema/identity';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import type { EntityManager } from 'typeorm';
import { lockReport, saveReport } from '../database/report.store.js';
import { type Allowed, decide, holderOf, toActor } from '../domain/report/decide.js';
import type { Report } from '../domain/report/report.js';
import type { ReportCommand } from '../domain/report/transitions.js';
import { isVisible } from '../domain/visibility/visibility.js';
import { type ReportChange, toEventDraft } from '../events/report-event.js';
import type { ActionDependencies } from './dependencies.js';

/** Which report is to be changed, and the version the caller has read. */
export interface Target {
  readonly reportId: string;
  readonly expectedVersion: number;
}

/** What an action is given once its command is allowed. */
export interface Case {
  readonly manager: EntityManager;
  readonly report: Report;
  readonly decision: Allowed;
  readonly at: Date;
}

/** What an action answers: the changed fields, and what is to be told. */
export interface Outcome {
  readonly changes?: Partial<Report>;
  readonly events: readonly Told[];
}
type Told = Pick<ReportChange, 'agencyCode' | 'dispositionId' | 'hop' | 'followUpId'> & {
  readonly type: ReportEventType;
  /** The state after this event; the command's target unless said otherwise. */
  readonly state?: Report['state'];
};

/**
 * The way of every command on a report, in one transaction: lock, look, decide, change, tell.
 * Throws REPORT_NOT_FOUND (also for a report the subject may not see: the two cannot be told apart), VERSION_CONFLICT
 * (`currentVersion`), and what `decide` and the action refuse; nothing is written then.
 */
export async function withReport(
  deps: ActionDependencies,
  subject: Subject,
  target: Target,
  command: ReportCommand,
  act: (open: Case) => Promise<Outcome>,
): Promise<Report> {
  if (subject.kind === 'anonymous') throw new RefusalError('UNAUTHENTICATED');
  return deps.database.transaction(async (manager) => {
    const report = await lockReport(manager, target.reportId);
    if (!report || !isVisible(subject, report)) throw new RefusalError('REPORT_NOT_FOUND');
    if (report.version !== target.expectedVersion) throw new RefusalError('VERSION_CONFLICT', { currentVersion: report.version });
    const decision = decide({ state: report.state, desk: holderOf(report) }, command, toActor(subject, report.reporterId));
    assertAllowed(decision);

    const at = deps.now();
    const { changes, events } = await act({ manager, report, decision, at });
    const changed: Report = { ...report, ...changes, state: decision.to, version: report.version + 1, updatedAt: at };
    await saveReport(manager, changed);
    let from = report.state;
    const drafts = events.map(({ state = decision.to, ...told }) => {
      const draft = toEventDraft(changed, { ...told, id: deps.newId(), from, state, as: decision.as, at });
      from = state;
      return draft;
    });
    await appendEvents(manager, { type: 'report', id: report.id }, drafts);
    return changed;
  });
}
