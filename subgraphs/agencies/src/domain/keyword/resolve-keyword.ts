import type { AgencyType } from '../agency/agency.js';
import { type Word, wordsOf } from '../text/words.js';
import { type KeywordSource, MOST_KEYWORD_WORDS } from './sms-keyword.js';

/** A keyword in force, with what is needed of its agency. */
export interface KnownKeyword {
  readonly words: string;
  readonly source: KeywordSource;
  readonly agencyCode: string;
  readonly agencyType: AgencyType;
  /** The region the agency is responsible for; null for a national body. */
  readonly regionCode: string | null;
}

export const KEYWORD_OUTCOMES = ['FOUND', 'AMBIGUOUS', 'NONE'] as const;
export type KeywordOutcome = (typeof KEYWORD_OUTCOMES)[number];

/**
 * What the beginning of a message says: one agency, several of which the citizen must choose one, or none.
 * `rest` is the message without its keyword; without a keyword the whole message.
 */
export interface KeywordResolution {
  readonly outcome: KeywordOutcome;
  /** The keyword's normalised words; null when there is none. */
  readonly words: string | null;
  /** In the order in which they are numbered for the citizen, always the same. */
  readonly candidates: readonly KnownKeyword[];
  readonly rest: string;
}

/** What could be a keyword at the beginning of a message, the longest first. */
export function keywordBeginnings(text: string): string[] {
  return beginnings(wordsOf(text)).map(({ words }) => words);
}

/** Resolves the keyword of a message by the longest match; `known` are the keywords in force with such words. */
export function resolveKeyword(text: string, known: readonly KnownKeyword[]): KeywordResolution {
  for (const { words, end } of beginnings(wordsOf(text))) {
    const candidates = known.filter((keyword) => keyword.words === words).sort(inChoiceOrder);
    if (candidates.length === 0) continue;
    const rest = text
      .slice(end)
      .replace(/^[^\p{L}\p{N}]+/u, '')
      .trimEnd();
    return { outcome: candidates.length === 1 ? 'FOUND' : 'AMBIGUOUS', words, candidates, rest };
  }
  return { outcome: 'NONE', words: null, candidates: [], rest: text.trim() };
}

function beginnings(words: readonly Word[]): { readonly words: string; readonly end: number }[] {
  const first = words.slice(0, MOST_KEYWORD_WORDS);
  return first
    .map(({ end }, index) => ({
      words: first
        .slice(0, index + 1)
        .map(({ key }) => key)
        .join(' '),
      end,
    }))
    .reverse();
}

/** The citizen is asked "1 KOTA 2 KABUPATEN": cities first, then regencies, provinces, all others; by code within. */
const CHOICE_ORDER: readonly AgencyType[] = ['KOTA', 'KABUPATEN', 'PROVINSI'];

function inChoiceOrder(left: KnownKeyword, right: KnownKeyword): number {
  const place = ({ agencyType }: KnownKeyword) =>
    CHOICE_ORDER.includes(agencyType) ? CHOICE_ORDER.indexOf(agencyType) : CHOICE_ORDER.length;
  return place(left) - place(right) || (left.agencyCode < right.agencyCode ? -1 : 1);
}
