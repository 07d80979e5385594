import type { Subject } from '@lapor/schema/identity';
import { REASON } from '@lapor/schema/input/required-text';
import type { Report } from '../domain/report/report.js';
import { officerOf } from './commit-outcome.js';
import type { ActionDependencies } from './dependencies.js';
import { type Target, withReport } from './with-report.js';
import { writeMessage } from './write-message.js';

export interface RejectFollowUpInput extends Target {
  readonly reason: string;
}

/** Quality control sends an answer back (domain.md 4.4, row 20). Throws what `withReport` does, and INPUT_INVALID. */
export function rejectFollowUp(deps: ActionDependencies, subject: Subject, input: RejectFollowUpInput): Promise<Report> {
  return withReport(deps, subject, input, 'rejectFollowUp', async (open) => {
    await writeMessage(deps, open, { kind: 'REJECTION', field: 'reason', text: input.reason, rule: REASON });
    return { events: [{ type: 'FollowUpRejected', agencyCode: officerOf(open).agencyCode }] };
  });
}
