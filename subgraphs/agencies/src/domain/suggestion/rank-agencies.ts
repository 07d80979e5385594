import { combine, type Evidence, type Reason } from './evidence.js';

/** An agency that may be competent. */
export interface Candidate {
  readonly agencyCode: string;
  /** 0 to 1, three decimals; not a probability, but comparable within one answer. */
  readonly score: number;
  /** The strongest first. */
  readonly reasons: readonly Reason[];
}

/** Agencies ranked for a text. */
export interface Suggestion {
  /** Whether the first two are too close to each other to choose. */
  readonly ambiguous: boolean;
  readonly candidates: readonly Candidate[];
}

/** How many candidates are given. */
export const MOST_CANDIDATES = 10;
/** No reason of an agency that repeats what stronger ones say is worth more lines. */
const MOST_REASONS = 10;
const TOO_CLOSE = 0.05;

/** Ranks the agencies that evidence speaks for; only those that `exists` says may be suggested. */
export function rankAgencies(all: readonly Evidence[], exists: (agencyCode: string) => boolean): Suggestion {
  const byAgency = Map.groupBy(all, ({ agencyCode }) => agencyCode);
  const candidates = [...byAgency]
    .filter(([agencyCode]) => exists(agencyCode))
    .map(([agencyCode, pieces]) => toCandidate(agencyCode, pieces))
    .sort((left, right) => right.score - left.score || (left.agencyCode < right.agencyCode ? -1 : 1))
    .slice(0, MOST_CANDIDATES);
  const [first, second] = candidates;
  return { ambiguous: first !== undefined && second !== undefined && first.score - second.score < TOO_CLOSE, candidates };
}

/** Said twice is not known better: of the same words or kind only the strongest piece counts. */
function toCandidate(agencyCode: string, pieces: readonly Evidence[]): Candidate {
  const strongest = new Map<string, Evidence>();
  for (const piece of pieces.toSorted((left, right) => right.weight - left.weight)) {
    const { kind, words, regionCode } = piece.reason;
    const said = `${kind}:${regionCode ?? words?.toUpperCase() ?? ''}`;
    if (!strongest.has(said)) strongest.set(said, piece);
  }
  const kept = [...strongest.values()];
  const score = Math.round(combine(kept.map(({ weight }) => weight)) * 1000) / 1000;
  return { agencyCode, score, reasons: kept.slice(0, MOST_REASONS).map(({ reason }) => reason) };
}
