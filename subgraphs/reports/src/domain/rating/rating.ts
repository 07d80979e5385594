import { checkText, normalizeText } from '@lapor/schema/input/text';
import type { Refusal } from '@lapor/schema/refusal';
import { refuseInput } from '@lapor/schema/refusal';

/** The reporter's judgement (penilaian): the latest counts. */
export interface Rating {
  readonly reportId: string;
  /** 1 (very bad) to 5 (very good). */
  readonly score: number;
  /** Resolution is what is measured, not disposal (domain.md 0.8). */
  readonly solved: boolean;
  readonly comment: string | null;
  readonly ratedAt: Date;
}

export interface RatingInput {
  readonly score: number;
  readonly solved: boolean;
  readonly comment?: string | null;
}

const COMMENT = { min: 1, max: 2_000 };

/** Validates a rating. Refuses with INPUT_INVALID and all wrong fields at once. */
export function checkRating({ score, comment }: RatingInput): { readonly ok: true; readonly comment: string | null } | Refusal {
  const text = normalizeText(comment ?? '') || null;
  const problems = [
    Number.isInteger(score) && score >= 1 && score <= 5 ? null : WRONG_SCORE,
    text === null ? null : checkText('comment', text, COMMENT),
  ].filter((problem) => problem !== null);
  return problems.length > 0 ? refuseInput(problems) : { ok: true, comment: text };
}

const WRONG_SCORE = { field: 'score', problem: 'must be a whole number from 1 to 5', masalah: 'harus bilangan bulat 1 sampai 5' };
