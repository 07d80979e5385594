import { checkText, normalizeText } from '@lapor/schema/input/text';
import { type FieldProblem, type Refusal, refuseInput } from '@lapor/schema/refusal';

/** What an answer can rest on. There are no attachments yet: evidence is described, so that it can be asked for (docs/adr/0014). */
export const EVIDENCE_KINDS = ['PHOTO_REFERENCE', 'DOCUMENT_NUMBER', 'FIELD_CHECK'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** One piece of evidence in words: a document's number, where a photograph is kept, who checked what and when. */
export interface Evidence {
  readonly kind: EvidenceKind;
  readonly text: string;
}

const LABELS: Readonly<Record<EvidenceKind, string>> = {
  PHOTO_REFERENCE: 'Foto, disimpan oleh instansi',
  DOCUMENT_NUMBER: 'Nomor surat atau dokumen',
  FIELD_CHECK: 'Pengecekan lapangan',
};

/** The Indonesian label of a kind of evidence. */
export function evidenceLabel(kind: EvidenceKind): string {
  return LABELS[kind];
}

const TEXT = { min: 5, max: 500 };
const MOST = 10;

/** Validates the evidence of an answer. Refuses with INPUT_INVALID (`evidence`). */
export function checkEvidence(
  given: readonly Evidence[] | null | undefined,
): { readonly ok: true; readonly evidence: readonly Evidence[] } | Refusal {
  const evidence = (given ?? []).map(({ kind, text }) => ({ kind, text: normalizeText(text) }));
  if (evidence.length > MOST) return refuseInput([TOO_MANY]);
  const problem = evidence.map(({ text }) => checkText('evidence', text, TEXT)).find((found) => found !== null);
  return problem ? refuseInput([problem]) : { ok: true, evidence };
}

const TOO_MANY: FieldProblem = {
  field: 'evidence',
  problem: `must not hold more than ${MOST} pieces`,
  masalah: `paling banyak ${MOST} bukti`,
};
