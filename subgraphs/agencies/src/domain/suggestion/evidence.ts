/** Why an agency is suggested. */
export const REASON_KINDS = ['KEYWORD', 'PLACE_NAME', 'REGION', 'RULE', 'PAST_TRANSFERS'] as const;
export type ReasonKind = (typeof REASON_KINDS)[number];

/** A reason as it is shown; what does not belong to its kind is null. */
export interface Reason {
  readonly kind: ReasonKind;
  /** The words of the text that were understood. */
  readonly words: string | null;
  /** The region that was named or given. */
  readonly regionCode: string | null;
  readonly legalRef: string | null;
  /** How often such reports were handed to it. */
  readonly count: number | null;
}

/** One thing that speaks for an agency; `weight` is how surely it alone would decide, 0 to 1. */
export interface Evidence {
  readonly agencyCode: string;
  readonly weight: number;
  readonly reason: Reason;
}

/** A piece of evidence with the parts of its reason that are known. */
export function evidence(agencyCode: string, weight: number, kind: ReasonKind, known: Partial<Omit<Reason, 'kind'>> = {}): Evidence {
  return { agencyCode, weight, reason: { kind, words: null, regionCode: null, legalRef: null, count: null, ...known } };
}

/** How sure all evidence together is: each piece takes its share of the doubt that the others left. */
export function combine(weights: readonly number[]): number {
  return 1 - weights.reduce((doubt, weight) => doubt * (1 - weight), 1);
}
