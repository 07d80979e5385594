import type { KeywordResolution, KnownKeyword } from '../keyword/resolve-keyword.js';
import { isEverydayWord } from '../text/everyday-words.js';
import type { Word } from '../text/words.js';
import { type Evidence, evidence } from './evidence.js';

/**
 * Proposals: a keyword where it belongs is nearly sure, a shared one an even chance, a short name inside the text a hint,
 * and an ordinary word ("Batu besar menghalangi jalan") less than that.
 */
const KEYWORD = { found: 0.9, shared: 0.5, inside: 0.4, everyday: 0.3 };
const MOST_WORDS = 3;
/** A short name inside a text that has fewer letters is too often something else. */
const SHORTEST_INSIDE = 4;

/** Every run of up to three words that may be a body's short name inside a text, each once. */
export function shortNameRuns(words: readonly Word[]): string[] {
  const runs = new Set<string>();
  for (let from = 0; from < words.length; from++) {
    let run = '';
    for (const { key } of words.slice(from, from + MOST_WORDS)) {
      run = run === '' ? key : `${run} ${key}`;
      runs.add(run);
    }
  }
  return [...runs];
}

/** What the keyword at the beginning of a text says. */
export function keywordEvidence({ outcome, words, candidates }: KeywordResolution): Evidence[] {
  const everyday = words !== null && isEverydayWord(words);
  const weight = everyday ? KEYWORD.everyday : outcome === 'FOUND' ? KEYWORD.found : KEYWORD.shared;
  return candidates.map(({ agencyCode }) => evidence(agencyCode, weight, 'KEYWORD', { words }));
}

/** What short names and abbreviations inside a text say; governments' full names are read as places instead. */
export function shortNameEvidence(known: readonly KnownKeyword[], beginning: KeywordResolution): Evidence[] {
  return known
    .filter(({ words, source }) => source === 'COMMON_USAGE' || (source === 'SHORT_NAME' && words.length >= SHORTEST_INSIDE))
    .filter(({ words }) => words !== beginning.words && !isEverydayWord(words))
    .map(({ agencyCode, words }) => evidence(agencyCode, KEYWORD.inside, 'KEYWORD', { words }));
}
