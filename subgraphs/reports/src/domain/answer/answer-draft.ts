import { type Refusal, refuse } from '@lapor/schema/refusal';
import type { Capacity, OfficerCapacity } from '../report/decide.js';
import type { AnswerDemands } from './answer-policy.js';
import type { Evidence } from './evidence.js';

/** A final answer that awaits approval, or was refused; only those who handle the report see one. */
export interface AnswerDraft {
  readonly id: string;
  readonly reportId: string;
  readonly text: string;
  readonly evidence: readonly Evidence[];
  /** The officer's account, for the four eyes. */
  readonly submittedBy: string;
  /** The desk whose answer it is. */
  readonly deskCode: string;
  readonly submittedAt: Date;
  /** Null until it is decided. */
  readonly approved: boolean | null;
  /** Why it was refused. */
  readonly reason: string | null;
  readonly decidedByRole: string | null;
  readonly decidedByAgencyCode: string | null;
  readonly decidedAt: Date | null;
}

/** Decides whether an officer may give a final answer alone. Refuses with EVIDENCE_REQUIRED or ANSWER_APPROVAL_REQUIRED. */
export function decideAnswerAlone(demands: AnswerDemands, evidence: readonly Evidence[]): { readonly ok: true } | Refusal {
  return demands.approval === null ? decideEvidence(demands, evidence) : refuse('ANSWER_APPROVAL_REQUIRED');
}

/** Whether an answer rests on as much as its policies demand. Refuses with EVIDENCE_REQUIRED. */
export function decideEvidence(demands: AnswerDemands, evidence: readonly Evidence[]): { readonly ok: true } | Refusal {
  return demands.evidence && evidence.length === 0 ? refuse('EVIDENCE_REQUIRED') : { ok: true };
}

/** Who decides on a draft. */
export interface Approver {
  readonly id: string;
  readonly as: Capacity;
  /** Whether the officer may read the draft: a leader must have opened a confidential report first. */
  readonly reads: boolean;
}

/**
 * Decides whether an officer may decide on the open draft of a report. Refuses with ANSWER_NOT_SUBMITTED,
 * REPORT_NOT_OPENED, SECOND_PERSON_REQUIRED for who has submitted it, and REPORT_ACTOR_NOT_ALLOWED where the leader must.
 */
export function decideDraft(
  draft: AnswerDraft | null,
  { id, as, reads }: Approver,
  { approval }: AnswerDemands,
  deskCode: string,
): { readonly ok: true; readonly draft: AnswerDraft; readonly by: OfficerCapacity } | Refusal {
  if (as.kind !== 'OFFICER') return refuse('REPORT_ACTOR_NOT_ALLOWED');
  if (draft?.approved !== null || draft.deskCode !== deskCode) return refuse('ANSWER_NOT_SUBMITTED');
  if (!reads) return refuse('REPORT_NOT_OPENED');
  if (draft.submittedBy === id) return refuse('SECOND_PERSON_REQUIRED');
  if (approval === 'AGENCY_LEADER' && as.role !== 'AGENCY_LEADER') return refuse('REPORT_ACTOR_NOT_ALLOWED');
  return { ok: true, draft, by: as };
}
