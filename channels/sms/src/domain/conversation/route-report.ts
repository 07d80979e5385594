/** What the registry says of the beginning of a text (`resolveKeyword` of the gateway). */
export interface KeywordResolution {
  readonly outcome: 'FOUND' | 'AMBIGUOUS' | 'NONE';
  readonly keyword: string | null;
  readonly candidates: readonly Candidate[];
  /** The text without its keyword. */
  readonly rest: string;
}

/** An agency that a keyword may mean, by the number that chooses it. */
export interface Candidate {
  readonly number: number;
  readonly agencyCode: string;
  readonly name: string;
}

/** A text that waits until its sender says which agency is meant. */
export interface PendingText {
  readonly text: string;
  readonly candidates: readonly Candidate[];
}

/** What becomes of a text that is to be a report. */
export type Route =
  /** To an agency, or without one to the national desk. */
  | { readonly kind: 'FILE'; readonly text: string; readonly agencyCode: string | null }
  | { readonly kind: 'ASK'; readonly pending: PendingText }
  /** Only a keyword came: there is nothing to file yet. */
  | { readonly kind: 'NO_TEXT'; readonly keyword: string };

/**
 * Where a text goes (domain.md 4.7). A keyword alone chooses among the agencies that a waiting text may be for. A text
 * that nobody could file a word of is told so; everything else is filed or asked about.
 */
export function routeReport(resolution: KeywordResolution, pending: PendingText | null): Route {
  const { outcome, keyword, candidates, rest } = resolution;
  const [only] = candidates;
  const isBare = outcome !== 'NONE' && !/[\p{L}\p{N}]/u.test(rest);
  if (isBare && outcome === 'FOUND' && pending?.candidates.some(({ agencyCode }) => agencyCode === only?.agencyCode))
    return { kind: 'FILE', text: pending.text, agencyCode: only?.agencyCode ?? null };
  if (isBare) return { kind: 'NO_TEXT', keyword: keyword ?? '' };
  if (outcome === 'AMBIGUOUS') return { kind: 'ASK', pending: { text: rest, candidates } };
  return { kind: 'FILE', text: rest, agencyCode: outcome === 'FOUND' ? (only?.agencyCode ?? null) : null };
}
