import { checkText, normalizeText } from '@lapor/schema/input/text';
import { type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import { findPii, type PiiKind } from './find-pii.js';

/** A text that is to be published, under the name of its input field. */
export interface PublishedText {
  readonly field: string;
  readonly text: string;
}

/** Where the check found something; never what. */
export interface FieldFinding {
  readonly kind: PiiKind;
  readonly field: string;
  readonly start: number;
  readonly end: number;
}

/** Findings that a verifier answers for, counted by kind; this is all the log ever holds of them. */
export interface PiiOverride {
  readonly reason: string;
  readonly kinds: Readonly<Partial<Record<PiiKind, number>>>;
}

const REASON = { min: 10, max: 500 };

/**
 * The check before publication: texts pass when nothing is found in them, or when the verifier says why it may stay
 * (a shop's own telephone number, for example). Without findings a reason counts for nothing.
 * Refuses with PII_FOUND (`findings`) or INPUT_INVALID.
 */
export function checkPii(
  texts: readonly PublishedText[],
  overrideReason: string | null | undefined,
): { readonly ok: true; readonly override: PiiOverride | null } | Refusal {
  const findings = texts.flatMap(({ field, text }) =>
    findPii(text).map(({ kind, start, end }): FieldFinding => ({ kind, field, start, end })),
  );
  if (findings.length === 0) return { ok: true, override: null };
  const reason = normalizeText(overrideReason ?? '');
  if (reason === '') return refuse('PII_FOUND', { findings });
  const problem = checkText('piiOverrideReason', reason, REASON);
  return problem ? refuseInput([problem]) : { ok: true, override: { reason, kinds: countKinds(findings) } };
}

function countKinds(findings: readonly FieldFinding[]): PiiOverride['kinds'] {
  const kinds: Partial<Record<PiiKind, number>> = {};
  for (const { kind } of findings) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return kinds;
}
