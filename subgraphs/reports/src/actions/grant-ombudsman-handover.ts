import type { Subject } from '@lapor/schema/identity';
import type { Report } from '../domain/report/report.js';
import type { ActionDependencies } from './dependencies.js';
import { type Target, withReport } from './with-report.js';

/** The reporter agrees that the file may go to the Ombudsman (domain.md 4.4, row 24). Throws what `withReport` does. */
export function grantOmbudsmanHandover(deps: ActionDependencies, subject: Subject, input: Target): Promise<Report> {
  return withReport(deps, subject, input, 'grantOmbudsmanHandover', async ({ report, at }) => ({
    changes: { handoverConsentAt: report.handoverConsentAt ?? at },
    events: [{ type: 'OmbudsmanHandoverGranted', agencyCode: null }],
  }));
}
