import { type Refusal, refuse } from '@lapor/schema/refusal';
import type { Report } from '../report/report.js';

/**
 * Decides whether a reporter may withdraw (domain.md 4.4, row 22). A whistle-blowing report that an agency has been
 * given is examined to its end: a withdrawal could be forced. Refuses with WITHDRAWAL_REFUSED.
 */
export function decideWithdrawal(report: Pick<Report, 'class' | 'firstAssignedAt'>): { readonly ok: true } | Refusal {
  const examined = report.class === 'WHISTLEBLOWING' && report.firstAssignedAt !== null;
  return examined ? refuse('WITHDRAWAL_REFUSED') : { ok: true };
}
