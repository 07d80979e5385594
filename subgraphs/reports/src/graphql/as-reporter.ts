import { RefusalError } from '@lapor/kit/refusal';
import { openAsHolder } from '../actions/code-holder.js';
import type { AccessCodeDependencies } from '../actions/issue-access-code.js';
import type { Caller, Target } from '../actions/with-report.js';
import type { Report } from '../domain/report/report.js';
import { sightByAccessCode } from '../domain/visibility/visibility.js';
import type { ReportsContext } from './context.js';
import type { ReportType } from './report.type.js';
import { showReport } from './show-report.js';
import { toReportTypeIn } from './to-report-type.js';

/** What the argument of every reporter's command is told. */
export const ACCESS_CODE = { nullable: true, description: 'Kode unik, bagi pelapor tanpa akun; reportId boleh berupa nomor laporan.' };

/**
 * Does a reporter's command for who is signed in or, with an access code, for the report's reporter without an account,
 * and shows the report as that one sees it. The code is no part of the input, so that nothing keeps it.
 */
export async function asReporter<Input extends Target>(
  context: ReportsContext,
  { input, accessCode }: { readonly input: Input; readonly accessCode: string | null | undefined },
  act: (deps: AccessCodeDependencies, caller: Caller, input: Input) => Promise<Report>,
): Promise<ReportType> {
  const { services, subject } = context;
  if (typeof accessCode !== 'string') return showReport(context, act(services, subject, input));
  const holder = await openAsHolder(services, input.reportId, accessCode);
  const report = await act(services, holder, { ...input, reportId: holder.opened.report.id });
  const shown = toReportTypeIn(report, sightByAccessCode(report));
  if (!shown) throw new RefusalError('REPORT_NOT_FOUND');
  return shown;
}
