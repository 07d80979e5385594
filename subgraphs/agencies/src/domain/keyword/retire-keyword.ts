import { isDate } from '@lapor/schema/input/date';
import { type FieldProblem, type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import { legalRefProblems } from '../decree/decree.js';
import type { SmsKeyword } from './sms-keyword.js';

/** The first day on which a keyword is no longer understood, `YYYY-MM-DD`, and the act that says so. */
export interface Retirement {
  readonly validTo: string;
  readonly legalRef: string;
}

/**
 * Ends a keyword, or moves its end forward; by its own first day it is taken back. It is never lengthened: it is
 * registered again instead, which asks whether somebody else holds it by then. Refused with KEYWORD_UNKNOWN or INPUT_INVALID.
 * @param known the keyword; null when there is none.
 */
export function retireKeyword(
  known: SmsKeyword | null,
  { validTo, legalRef }: Retirement,
): { readonly ok: true; readonly keyword: SmsKeyword } | Refusal {
  if (known === null) return refuse('KEYWORD_UNKNOWN');
  const problems = [...endProblems(known, validTo), ...legalRefProblems(legalRef)];
  return problems.length > 0 ? refuseInput(problems) : { ok: true, keyword: { ...known, validTo } };
}

function endProblems(known: SmsKeyword, validTo: string): FieldProblem[] {
  if (!isDate(validTo)) return [NO_DAY];
  if (validTo < known.validFrom) return [BEFORE_ITS_BEGINNING];
  return known.validTo !== null && validTo >= known.validTo ? [ENDS_ALREADY] : [];
}

const NO_DAY: FieldProblem = { field: 'validTo', problem: 'must be a day, YYYY-MM-DD', masalah: 'harus berupa tanggal, YYYY-MM-DD' };
const BEFORE_ITS_BEGINNING: FieldProblem = {
  field: 'validTo',
  problem: 'must not lie before validFrom',
  masalah: 'tidak boleh sebelum validFrom',
};
const ENDS_ALREADY: FieldProblem = {
  field: 'validTo',
  problem: 'the keyword ends by this day already; to have it longer, register it again',
  masalah: 'kata kunci sudah berakhir pada hari itu; untuk memperpanjang, daftarkan kembali',
};
