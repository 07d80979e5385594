import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { checkRequiredText, REASON } from '@lapor/schema/input/required-text';
import { findObjection, findRating, insertObjection, saveObjectionDecision } from '../database/outcome.store.js';
import { decideObjection as decideFiledObjection, openObjection } from '../domain/objection/objection.js';
import type { Report } from '../domain/report/report.js';
import { officerOf } from './commit-outcome.js';
import type { ActionDependencies } from './dependencies.js';
import { objectionDueAt } from './report-limits.js';
import { type Caller, type Target, withReport } from './with-report.js';

export interface FileObjectionInput extends Target {
  readonly reason: string;
}

/**
 * The reporter appeals against how the report was completed (domain.md 4.4, row 21). Throws what `withReport` does,
 * INPUT_INVALID, ALREADY_DONE, OBJECTION_WINDOW_CLOSED and OBJECTION_UNFOUNDED.
 */
export function fileObjection(deps: ActionDependencies, caller: Caller, input: FileObjectionInput): Promise<Report> {
  return withReport(deps, caller, input, 'fileObjection', async ({ manager, report, at }) => {
    const [rating, earlier] = [await findRating(manager, report.id), await findObjection(manager, report.id)];
    assertAllowed(decideFiledObjection({ dueAt: await objectionDueAt(manager, report.id), rating, earlier }, at));
    const checked = checkRequiredText('reason', input.reason, REASON);
    assertAllowed(checked);
    const undecided = { accepted: null, decision: null, decidedByRole: null, decidedByAgencyCode: null, decidedAt: null };
    await insertObjection(manager, { reportId: report.id, reason: checked.text, filedAt: at, ...undecided });
    return { events: [{ type: 'ObjectionFiled', agencyCode: null }] };
  });
}

export interface DecideObjectionInput extends Target {
  readonly accept: boolean;
  /** What the reporter reads. */
  readonly reason: string;
}

/**
 * One level above the lead agency an objection is decided: the report is reopened, or completed for good. Throws what
 * `withReport` does, INPUT_INVALID and OBJECTION_NOT_OPEN.
 */
export function decideObjection(deps: ActionDependencies, subject: Subject, input: DecideObjectionInput): Promise<Report> {
  const { accept } = input;
  return withReport(deps, subject, input, accept ? 'acceptObjection' : 'rejectObjection', async (open) => {
    const { manager, report, at } = open;
    const filed = openObjection(await findObjection(manager, report.id));
    assertAllowed(filed);
    const checked = checkRequiredText('reason', input.reason, REASON);
    assertAllowed(checked);
    const { role, agencyCode } = officerOf(open);
    const decided = { accepted: accept, decision: checked.text, decidedByRole: role, decidedByAgencyCode: agencyCode, decidedAt: at };
    await saveObjectionDecision(manager, { ...filed.objection, ...decided });
    return accept
      ? { changes: { completedAt: null, completedHow: null }, events: [{ type: 'ReportReopened', agencyCode }] }
      : { changes: { completedHow: 'OBJECTION_REJECTED' }, events: [{ type: 'ObjectionRejected', agencyCode }] };
  });
}
