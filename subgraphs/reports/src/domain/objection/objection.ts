import { type Refusal, refuse } from '@lapor/schema/refusal';
import type { Rating } from '../rating/rating.js';

/** The reporter's appeal against how the report was completed (keberatan); decided one level above the lead agency. */
export interface Objection {
  readonly reportId: string;
  readonly reason: string;
  readonly filedAt: Date;
  /** Null until it is decided. */
  readonly accepted: boolean | null;
  readonly decision: string | null;
  readonly decidedByRole: string | null;
  readonly decidedByAgencyCode: string | null;
  readonly decidedAt: Date | null;
}

/** A score up to this is ground enough. */
const LOW_SCORE = 2;

/**
 * Decides whether a reporter may object (domain.md 4.4, row 21): before the clock OBJECTION_WINDOW ends, once, and only
 * who has rated the outcome low or as not solved. Without a clock the state alone decides. Refuses with OBJECTION_WINDOW_CLOSED, ALREADY_DONE or OBJECTION_UNFOUNDED.
 */
export function decideObjection(
  { dueAt, rating, earlier }: { readonly dueAt: Date | null; readonly rating: Rating | null; readonly earlier: Objection | null },
  at: Date,
): { readonly ok: true } | Refusal {
  if (earlier) return refuse('ALREADY_DONE');
  if (dueAt !== null && at > dueAt) return refuse('OBJECTION_WINDOW_CLOSED');
  const founded = rating !== null && (rating.score <= LOW_SCORE || !rating.solved);
  return founded ? { ok: true } : refuse('OBJECTION_UNFOUNDED');
}

/** Whether there is an objection to decide. Refuses with OBJECTION_NOT_OPEN. */
export function openObjection(objection: Objection | null): { readonly ok: true; readonly objection: Objection } | Refusal {
  return objection && objection.accepted === null ? { ok: true, objection } : refuse('OBJECTION_NOT_OPEN');
}
