import { checkText, normalizeText } from '@lapor/schema/input/text';
import type { Refusal } from '@lapor/schema/refusal';
import { type FieldProblem, refuse, refuseInput } from '@lapor/schema/refusal';
import { type PostponeReason, turnOf } from './postpone-reasons.js';

/** How often the reporter may be asked to complete one file (domain.md 4.4, row 14; PROPOSAL). */
export const MOST_QUESTIONS = 3;

export const QUESTION = { min: 10, max: 2_000 };

export interface PostponementInput {
  readonly reason: PostponeReason;
  /** What the reporter has to add; needed when it is the reporter's turn. */
  readonly question?: string | null;
}

/** Validates a postponement. Refuses with INPUT_INVALID, or QUESTION_LIMIT after too many questions. */
export function checkPostponement(
  { reason, question }: PostponementInput,
  askedBefore: number,
): { readonly ok: true; readonly question: string | null } | Refusal {
  const text = normalizeText(question ?? '') || null;
  const problem = problemOf(reason, text);
  if (problem) return refuseInput([problem]);
  if (text !== null && askedBefore >= MOST_QUESTIONS) return refuse('QUESTION_LIMIT');
  return { ok: true, question: text };
}

function problemOf(reason: PostponeReason, question: string | null): FieldProblem | null {
  const reportersTurn = turnOf(reason) === 'REPORTER';
  if (question !== null) return reportersTurn ? checkText('question', question, QUESTION) : NO_QUESTION;
  return reportersTurn ? QUESTION_MISSING : null;
}

const QUESTION_MISSING: FieldProblem = {
  field: 'question',
  problem: 'is needed: the reporter must know what is missing',
  masalah: 'wajib diisi: pelapor perlu mengetahui apa yang kurang',
};

const NO_QUESTION: FieldProblem = {
  field: 'question',
  problem: 'belongs to the reason INCOMPLETE only',
  masalah: 'hanya untuk alasan kelengkapan dari pelapor',
};
