import type { Subject } from '@lapor/schema/identity';
import type { Report } from '../domain/report/report.js';
import type { ActionDependencies } from './dependencies.js';
import { withReport } from './with-report.js';
import { type FollowUpInput, writeFollowUp } from './write-follow-up.js';

/** The agency gives its final answer (domain.md 4.4, row 16). Throws what `withReport` does, and INPUT_INVALID. */
export function giveFinalAnswer(deps: ActionDependencies, subject: Subject, input: FollowUpInput): Promise<Report> {
  return withReport(deps, subject, input, 'giveFinalAnswer', async (open) => {
    const followUpId = await writeFollowUp(deps, open, 'FINAL', input);
    return { events: [{ type: 'FinalAnswerGiven', agencyCode: open.report.deskCode, followUpId }] };
  });
}
