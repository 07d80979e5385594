import type { Subject } from '@lapor/schema/identity';
import type { Report } from '../domain/report/report.js';
import type { ActionDependencies } from './dependencies.js';
import { withReport } from './with-report.js';
import { checkFollowUp, type FollowUpInput, writeFollowUp } from './write-follow-up.js';

/** The agency tells how far it has come (domain.md 4.4, row 15). Throws what `withReport` does, and INPUT_INVALID. */
export function addFollowUp(deps: ActionDependencies, subject: Subject, input: FollowUpInput): Promise<Report> {
  return withReport(deps, subject, input, 'addFollowUp', async (open) => {
    const followUpId = await writeFollowUp(deps, open, 'INTERIM', checkFollowUp(input));
    return { events: [{ type: 'FollowUpAdded', agencyCode: open.report.deskCode, followUpId }] };
  });
}
