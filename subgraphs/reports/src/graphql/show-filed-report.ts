import type { FiledReport } from '../actions/receive-filings.js';
import type { ReportsContext } from './context.js';
import type { ReportType } from './report.type.js';
import { showReport } from './show-report.js';

/** A report just filed, with its access code. Whoever filed for somebody else hands the code on. */
export async function showFiledReport(context: ReportsContext, done: Promise<FiledReport>): Promise<ReportType> {
  const filed = await done;
  return Object.assign(await showReport(context, filed), { accessCode: filed.accessCode });
}
