import { type FieldProblem, type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';

/** An agency's code in somebody else's list: BPS, SATKER, the older LAPOR! (LAPOR_V3). */
export interface ExternalCode {
  /** The agency's code and the scheme, joined by a colon: an agency has one code in each scheme. */
  readonly id: string;
  readonly agencyCode: string;
  readonly scheme: string;
  /** Null when it was taken back. */
  readonly code: string | null;
}

/** Whether a text can name a scheme at all: capitals, digits and underscores. */
export function isScheme(text: string): boolean {
  return /^[A-Z][A-Z\d_]{1,19}$/.test(text);
}

/** Whether a text can be a code of a scheme at all: what stands in such lists, without blanks. */
export function isExternalCode(text: string): boolean {
  return /^[\w./:-]{1,40}$/.test(text);
}

/**
 * Gives an agency its code in a scheme, or takes it back (null). Refused with INPUT_INVALID, or EXTERNAL_CODE_TAKEN
 * when another agency has it.
 * @param holder the agency that has this code in this scheme now; null when none has.
 */
export function setExternalCode(
  { agencyCode, scheme, code }: Omit<ExternalCode, 'id'>,
  holder: string | null,
): { readonly ok: true; readonly entry: ExternalCode } | Refusal {
  const problems = [...(isScheme(scheme) ? [] : [NO_SCHEME]), ...(code === null || isExternalCode(code) ? [] : [NO_CODE])];
  if (problems.length > 0) return refuseInput(problems);
  if (holder !== null && holder !== agencyCode) return refuse('EXTERNAL_CODE_TAKEN', { agencyCode: holder });
  return { ok: true, entry: { id: `${agencyCode}:${scheme}`, agencyCode, scheme, code } };
}

const NO_SCHEME: FieldProblem = {
  field: 'scheme',
  problem: 'must be 2 to 20 capitals, digits and underscores, for example BPS',
  masalah: 'harus 2 sampai 20 huruf besar, angka, atau garis bawah, misalnya BPS',
};
const NO_CODE: FieldProblem = {
  field: 'code',
  problem: 'must be 1 to 40 letters, digits, dots, slashes, colons, hyphens or underscores',
  masalah: 'harus 1 sampai 40 huruf, angka, titik, garis miring, titik dua, tanda hubung, atau garis bawah',
};
