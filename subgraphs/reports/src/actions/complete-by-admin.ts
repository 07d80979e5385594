import type { Subject } from '@lapor/schema/identity';
import { REASON } from '@lapor/schema/input/required-text';
import type { ConfirmationWay } from '../domain/report/completion-kind.js';
import type { Report } from '../domain/report/report.js';
import { officerOf } from './commit-outcome.js';
import type { ActionDependencies } from './dependencies.js';
import { type Target, withReport } from './with-report.js';
import { writeMessage } from './write-message.js';

export interface CompleteByAdminInput extends Target {
  /** How the reporter said that it is solved. */
  readonly confirmedBy: ConfirmationWay;
  /** What the reporter reads: who said what, and when. */
  readonly reason: string;
}

/**
 * The national desk completes an answered report whose reporter has said outside the system that it is solved: a
 * variation of row 18 (domain.md 4.3, BY_ADMIN; docs/adr/0015). The reporter reads the reason, and may object as after
 * any completion. Throws what `withReport` does, and INPUT_INVALID.
 */
export function completeByAdmin(deps: ActionDependencies, subject: Subject, input: CompleteByAdminInput): Promise<Report> {
  return withReport(deps, subject, input, 'completeByAdmin', async (open) => {
    await writeMessage(deps, open, { kind: 'CONFIRMATION', field: 'reason', text: input.reason, rule: REASON });
    const { agencyCode } = officerOf(open);
    const detail = { how: 'BY_ADMIN', confirmedBy: input.confirmedBy };
    return {
      changes: { completedAt: open.at, completedHow: 'BY_ADMIN' },
      events: [{ type: 'ReportCompleted', agencyCode, detail }],
    };
  });
}
