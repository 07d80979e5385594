import { isDate } from '@lapor/schema/input/date';
import { checkText, normalizeText } from '@lapor/schema/input/text';
import { type FieldProblem, type Refusal, refuseInput } from '@lapor/schema/refusal';

/** The legal act (dasar hukum) by which the registry changes: its name and number, and the day from which it holds. */
export interface Decree {
  readonly legalRef: string;
  /** `YYYY-MM-DD`. */
  readonly effectiveOn: string;
}

const LEGAL_REF = { min: 5, max: 300 };

/** What is wrong with a decree's fields; nothing when it can be recorded. */
export function decreeProblems({ legalRef, effectiveOn }: Decree): FieldProblem[] {
  return [...legalRefProblems(legalRef), ...(isDate(effectiveOn) ? [] : [NO_DATE])];
}

/** What is wrong with the name of a legal act; nothing when it can be recorded. */
export function legalRefProblems(legalRef: string): FieldProblem[] {
  const problem = checkText('legalRef', normalizeText(legalRef), LEGAL_REF);
  return problem ? [problem] : [];
}

/**
 * Validates a decree that changes an agency. Such a change holds from the moment it is entered, so the decree must be
 * in force: one that is not yet is entered on its day. Refused with INPUT_INVALID.
 * @param today the latest date it can be in Indonesia, `YYYY-MM-DD`.
 */
export function checkDecree({ legalRef, effectiveOn }: Decree, today: string): { readonly ok: true; readonly decree: Decree } | Refusal {
  const problems = decreeProblems({ legalRef, effectiveOn });
  if (problems.length === 0 && effectiveOn > today) problems.push(NOT_YET);
  return problems.length > 0 ? refuseInput(problems) : { ok: true, decree: { legalRef: normalizeText(legalRef), effectiveOn } };
}

const NO_DATE: FieldProblem = { field: 'effectiveOn', problem: 'must be a day, YYYY-MM-DD', masalah: 'harus berupa tanggal, YYYY-MM-DD' };
const NOT_YET: FieldProblem = {
  field: 'effectiveOn',
  problem: 'lies in the future; enter the change on that day',
  masalah: 'belum berlaku; masukkan perubahan pada hari berlakunya',
};
