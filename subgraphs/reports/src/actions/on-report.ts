import type { ReportEventType } from '@lapor/schema/events';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import type { EntityManager } from 'typeorm';
import { saveReport } from '../database/report.store.js';
import type { Capacity } from '../domain/report/decide.js';
import type { Report } from '../domain/report/report.js';
import { type EventDetail, toEventDraft } from '../events/report-event.js';
import type { ActionDependencies } from './dependencies.js';
import { type HeldTarget, holdReport } from './hold-report.js';

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

/** A command on a held report: who gives it, whether that one may know of the report, and what is done. */
export interface Holding<Result> {
  readonly command: string;
  readonly callerId: string;
  readonly mayKnow: (report: Report) => boolean;
  readonly act: (held: HeldReport) => Promise<Done<Result>>;
  /** What is answered when the command was done before under the same key; left out where it takes none. */
  readonly again?: (held: HeldReport) => Promise<Result> | Result;
}

/**
 * One change in one transaction: hold (`holdReport`), act, save, tell. Throws what `holdReport` does and what the
 * action refuses; nothing is written then.
 */
export async function onReport<Result>(
  deps: ActionDependencies,
  target: HeldTarget,
  { command, callerId, mayKnow, act, again }: Holding<Result>,
): Promise<{ readonly report: Report; readonly result: Result }> {
  return deps.database.transaction(async (manager) => {
    const { report, repeated, at } = await holdReport(manager, { target, command, callerId, mayKnow, now: deps.now });
    if (repeated && again) return { report, result: await again({ manager, report, at }) };
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
