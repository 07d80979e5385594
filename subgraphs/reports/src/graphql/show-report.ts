import { RefusalError } from '@lapor/kit/refusal';
import type { Report } from '../domain/report/report.js';
import type { ReportsContext } from './context.js';
import type { ReportType } from './report.type.js';
import { toReportType } from './to-report-type.js';

/** A changed report as its changer may see it. */
export async function showReport({ subject }: ReportsContext, done: Report | Promise<Report>): Promise<ReportType> {
  const report = toReportType(await done, subject);
  // Who acted sees the result; should a later command ever end the actor's own right, it is as if the report were gone.
  if (!report) throw new RefusalError('REPORT_NOT_FOUND');
  return report;
}
