import type { Report } from '../domain/report/report.js';
import type { ActionDependencies } from './dependencies.js';
import { type Caller, type Target, withReport } from './with-report.js';

/** The reporter says that it is solved (domain.md 4.4, row 18). Throws what `withReport` does. */
export function confirmSolved(deps: ActionDependencies, caller: Caller, input: Target): Promise<Report> {
  return withReport(deps, caller, input, 'confirmSolved', async ({ at }) => ({
    changes: { completedAt: at, completedHow: 'CONFIRMED' },
    events: [{ type: 'ReportCompleted', agencyCode: null, detail: { how: 'CONFIRMED' } }],
  }));
}
