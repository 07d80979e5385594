import type { Report } from '../domain/report/report.js';
import type { ActionDependencies } from './dependencies.js';
import { type Caller, type Target, withReport } from './with-report.js';

/** The reporter agrees that the file may go to the Ombudsman (domain.md 4.4, row 24). Throws what `withReport` does. */
export function grantOmbudsmanHandover(deps: ActionDependencies, caller: Caller, input: Target): Promise<Report> {
  return withReport(deps, caller, input, 'grantOmbudsmanHandover', async ({ report, at }) => ({
    changes: { handoverConsentAt: report.handoverConsentAt ?? at },
    events: [{ type: 'OmbudsmanHandoverGranted', agencyCode: null }],
  }));
}
