import type { Report } from '../domain/report/report.js';
import { type Sight, shows, sightFor } from '../domain/visibility/visibility.js';
import type { ReportsContext } from './context.js';
import type { ReportType } from './report.type.js';
import { toReportTypeIn } from './to-report-type.js';

/** State and codes, no text: what was done is told to who did it, also when it ended their right to see the report. */
const DONE: Sight = { view: new Set(['outline']), audiences: ['OUTLINE'] };

/** A changed report as its changer may see it. */
export async function showReport({ subject }: ReportsContext, done: Report | Promise<Report>): Promise<ReportType> {
  const report = await done;
  const sight = sightFor(subject, report);
  return toReportTypeIn(report, shows(sight.view) ? sight : DONE) as ReportType;
}
