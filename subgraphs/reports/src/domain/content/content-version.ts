import type { Role } from '@lapor/schema/identity';
import { checkText, normalizeText } from '@lapor/schema/input/text';
import { type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import { CONTENT, TITLE } from '../filing/filing.js';
import type { Report } from '../report/report.js';
import type { ReportState } from '../report/report-state.js';

/** One edited text of a report; the original stands beside it and never changes. */
export interface ContentVersion {
  readonly reportId: string;
  /** 1, 2, 3 … within the report. */
  readonly version: number;
  readonly title: string;
  readonly content: string | null;
  readonly byRole: Role;
  readonly byAgencyCode: string;
  readonly reason: string | null;
  /** Why findings of the check for personal data were let through; null when there were none. */
  readonly piiOverrideReason: string | null;
  readonly editedAt: Date;
}

/** What is to be published. */
export interface PublicationInput {
  readonly title: string;
  readonly content: string;
  readonly reason?: string | null;
}

/** A report is published once it is verified, and as long as it has not left the system. */
const PUBLISHABLE: readonly ReportState[] = ['ASSIGNED', 'IN_PROGRESS', 'RESPONDED', 'COMPLETED'];

const REASON = { min: 5, max: 2_000 };

/**
 * Validates a publication. Refuses with REPORT_TRANSITION_NOT_ALLOWED (`state`), REPORT_CONFIDENTIAL or INPUT_INVALID
 * with all wrong fields at once.
 */
export function checkPublication(
  report: Pick<Report, 'state' | 'confidential' | 'published'>,
  input: PublicationInput,
): { readonly ok: true; readonly title: string; readonly content: string; readonly reason: string | null } | Refusal {
  if (!PUBLISHABLE.includes(report.state)) return refuse('REPORT_TRANSITION_NOT_ALLOWED', { state: report.state });
  if (report.confidential) return refuse('REPORT_CONFIDENTIAL');
  const title = normalizeText(input.title);
  const content = normalizeText(input.content);
  const reason = normalizeText(input.reason ?? '') || null;
  const problems = [
    checkText('title', title, TITLE),
    checkText('content', content, CONTENT),
    reason === null ? null : checkText('reason', reason, REASON),
    report.published && reason === null ? REASON_MISSING : null,
  ].filter((problem) => problem !== null);
  return problems.length > 0 ? refuseInput(problems) : { ok: true, title, content, reason };
}

const REASON_MISSING = {
  field: 'reason',
  problem: 'is needed to change a text that is already published',
  masalah: 'wajib diisi untuk mengubah naskah yang sudah dipublikasikan',
};
