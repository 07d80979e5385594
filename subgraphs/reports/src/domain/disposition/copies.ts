import { NATIONAL_DESK } from '@lapor/schema/desks';
import { type FieldProblem, type Refusal, refuseInput } from '@lapor/schema/refusal';

/** How many agencies one command may give a copy to. */
export const MOST_COPIES = 10;

/**
 * The agencies that get a copy (tembusan), each once, without those who have the report anyway. Refuses with
 * INPUT_INVALID.
 */
export function checkCopies(
  codes: readonly string[],
  present: readonly string[],
): { readonly ok: true; readonly codes: readonly string[] } | Refusal {
  if (codes.length > MOST_COPIES) return refuseInput([TOO_MANY]);
  if (codes.includes(NATIONAL_DESK)) return refuseInput([NOT_NATIONAL]);
  return { ok: true, codes: [...new Set(codes)].filter((code) => !present.includes(code)) };
}

const TOO_MANY: FieldProblem = {
  field: 'ccAgencyCodes',
  problem: `may name at most ${MOST_COPIES} agencies`,
  masalah: `paling banyak ${MOST_COPIES} instansi`,
};

const NOT_NATIONAL: FieldProblem = {
  field: 'ccAgencyCodes',
  problem: 'the national desk sees every report and needs no copy',
  masalah: 'meja nasional melihat semua laporan dan tidak memerlukan tembusan',
};
