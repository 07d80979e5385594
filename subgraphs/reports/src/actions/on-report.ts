import { RefusalError } from '@lapor/kit/refusal';
import type { ReportEventType } from '@lapor/schema/events';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import type { EntityManager } from 'typeorm';
import { lockReport, saveReport } from '../database/report.store.js';
import type { Capacity } from '../domain/report/decide.js';
import type { Report } from '../domain/report/report.js';
import { type EventDetail, toEventDraft } from '../events/report-event.js';
import type { ActionDependencies } from './dependencies.js';

/** A report held for a change that no state forbids (domain.md 4.4, row 24). */
export interface HeldReport {
  readonly manager: EntityManager;
  readonly report: Report;
  readonly at: Date;
}

/** What was done to it: changed fields raise its version, events alone do not. */
export interface Done<Result> {
  readonly as: Capacity;
  readonly changes?: Partial<Report>;
  readonly events: readonly { readonly type: ReportEventType; readonly detail?: EventDetail }[];
  readonly result: Result;
}

/** Which report, and the version the caller has read where the command changes the report's fields. */
export interface HeldTarget {
  readonly reportId: string;
  readonly expectedVersion?: number;
}

/**
 * One change in one transaction: lock, look, act, save, tell. The action looks first whether its subject may know of
 * the report. Throws REPORT_NOT_FOUND, VERSION_CONFLICT (`currentVersion`) and what the action refuses; nothing is
 * written then.
 */
export async function onReport<Result>(
  deps: ActionDependencies,
  { reportId, expectedVersion }: HeldTarget,
  mayKnow: (report: Report) => boolean,
  act: (held: HeldReport) => Promise<Done<Result>>,
): Promise<{ readonly report: Report; readonly result: Result }> {
  return deps.database.transaction(async (manager) => {
    const report = await lockReport(manager, reportId);
    if (!report || !mayKnow(report)) throw new RefusalError('REPORT_NOT_FOUND');
    if (expectedVersion !== undefined && expectedVersion !== report.version)
      throw new RefusalError('VERSION_CONFLICT', { currentVersion: report.version });
    const at = deps.now();
    const { as, changes, events, result } = await act({ manager, report, at });
    const changed: Report = changes ? { ...report, ...changes, version: report.version + 1, updatedAt: at } : report;
    if (changes) await saveReport(manager, changed);
    const agencyCode = as.kind === 'OFFICER' ? as.agencyCode : null;
    const from = report.state;
    const drafts = events.map((event) => toEventDraft(changed, { ...event, id: deps.newId(), from, state: from, as, at, agencyCode }));
    await appendEvents(manager, { type: 'report', id: report.id }, drafts);
    return { report: changed, result };
  });
}
