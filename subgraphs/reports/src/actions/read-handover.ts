import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { findReports } from '../database/report.queries.js';
import { decideHandover } from '../domain/handover/decide-handover.js';
import type { Report } from '../domain/report/report.js';
import type { ActionDependencies } from './dependencies.js';
import { statutoryDueAt } from './report-limits.js';
import { assertActing } from './with-report.js';

/** A report that may be handed to the Ombudsman. */
export interface Handover {
  readonly report: Report;
  readonly consentAt: Date;
  readonly statutoryDueAt: Date;
}

/**
 * What the Ombudsman is given of a report that was not solved in time (UU 25/2009 art. 46). Throws UNAUTHENTICATED,
 * REPORT_NOT_FOUND, HANDOVER_NOT_AGREED and HANDOVER_TOO_EARLY.
 */
export async function readHandover(deps: ActionDependencies, subject: Subject, reportId: string): Promise<Handover> {
  const acting = assertActing(subject);
  const [report] = await findReports(deps.database, [reportId]);
  if (!report) throw new RefusalError('REPORT_NOT_FOUND');
  const dueAt = await statutoryDueAt(deps.database, report.id);
  const consentAt = report.handoverConsentAt;
  assertAllowed(decideHandover(acting, { report, statutoryDueAt: dueAt }, deps.now()));
  return { report, consentAt: consentAt as Date, statutoryDueAt: dueAt as Date };
}
