import { assertAllowed } from '@lapor/kit/refusal';
import type { Report } from '../domain/report/report.js';
import { decideWithdrawal } from '../domain/withdrawal/decide-withdrawal.js';
import type { ActionDependencies } from './dependencies.js';
import { type Caller, type Target, withReport } from './with-report.js';

/** The reporter takes an open report back (domain.md 4.4, row 22), also from the public. Throws what `withReport` does, and WITHDRAWAL_REFUSED. */
export function withdrawReport(deps: ActionDependencies, caller: Caller, input: Target): Promise<Report> {
  return withReport(deps, caller, input, 'withdraw', async ({ report }) => {
    assertAllowed(decideWithdrawal(report));
    return { changes: { published: false }, events: [{ type: 'ReportWithdrawn', agencyCode: null }] };
  });
}
