import type { Subject } from '@lapor/schema/identity';
import type { Report } from '../domain/report/report.js';
import type { ActionDependencies } from './dependencies.js';
import { type Target, withReport } from './with-report.js';

/** A desk goes on with a report that waited (domain.md 4.4, row 4). Throws what `withReport` does. */
export function resumeReport(deps: ActionDependencies, subject: Subject, input: Target): Promise<Report> {
  return withReport(deps, subject, input, 'resume', async ({ report, at }) => ({
    changes: { fileCompleteAt: report.fileCompleteAt ?? at },
    events: [{ type: 'ReportResumed', agencyCode: report.deskCode }],
  }));
}
