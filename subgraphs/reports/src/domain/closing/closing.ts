import { type Refusal, refuse } from '@lapor/schema/refusal';
import type { OutsideBody } from '../outside-body/outside-bodies.js';
import type { ReportClass } from '../report/report-class.js';
import type { ArchiveReason } from './archive-reasons.js';

export const CLOSING_KINDS = ['ARCHIVE', 'REFERRAL'] as const;
export type ClosingKind = (typeof CLOSING_KINDS)[number];

/** That a desk did not process a report, why, and what it told the reporter. A proposed one awaits a second person. */
export interface Closing {
  readonly id: string;
  readonly reportId: string;
  readonly kind: ClosingKind;
  readonly reason: ArchiveReason | null;
  readonly outsideBody: OutsideBody | null;
  readonly text: string;
  readonly byRole: string;
  readonly byAgencyCode: string;
  readonly closedAt: Date;
  /** The officer who proposed it, for the four eyes; null where one person was enough. */
  readonly proposedBy: string | null;
  readonly pending: boolean;
  /** When the reporter asked for a review; once for each closing. */
  readonly reviewAskedAt: Date | null;
}

export const CLOSING_TEXT = { min: 20, max: 4_000 };

/** Whistle-blowing is not put aside by one person alone (domain.md 4.4, row 6). Refuses with SECOND_PERSON_REQUIRED. */
export function decideArchiveAlone(reportClass: ReportClass): { readonly ok: true } | Refusal {
  return reportClass === 'WHISTLEBLOWING' ? refuse('SECOND_PERSON_REQUIRED') : { ok: true };
}

/** Decides whether an officer may approve a proposal. Refuses with ARCHIVE_NOT_PROPOSED or SECOND_PERSON_REQUIRED. */
export function decideArchiveApproval(
  proposal: Closing | null,
  officerId: string,
): { readonly ok: true; readonly proposal: Closing } | Refusal {
  if (!proposal?.pending) return refuse('ARCHIVE_NOT_PROPOSED');
  return proposal.proposedBy === officerId ? refuse('SECOND_PERSON_REQUIRED') : { ok: true, proposal };
}

/**
 * Whether an archived report can still be reviewed (domain.md 4.4, row 23). `dueAt` is the end of the clock
 * ARCHIVE_REVIEW; without a clock the state alone decides. Refuses with REVIEW_WINDOW_CLOSED.
 */
export function decideReview(dueAt: Date | null, at: Date): { readonly ok: true } | Refusal {
  return dueAt !== null && at > dueAt ? refuse('REVIEW_WINDOW_CLOSED') : { ok: true };
}

/** Whether the reporter may ask for a review. Refuses with REVIEW_WINDOW_CLOSED or ALREADY_DONE. */
export function decideReviewRequest(
  { reviewAskedAt }: Pick<Closing, 'reviewAskedAt'>,
  dueAt: Date | null,
  at: Date,
): { readonly ok: true } | Refusal {
  return reviewAskedAt ? refuse('ALREADY_DONE') : decideReview(dueAt, at);
}
