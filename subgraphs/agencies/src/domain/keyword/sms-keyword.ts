import type { Validity } from '../validity/validity.js';

/** Where a keyword comes from: the rule over governments' names, a body's short name, common usage, or an act that gave it. */
export const KEYWORD_SOURCES = ['GOVERNMENT_NAME', 'SHORT_NAME', 'COMMON_USAGE', 'DECREED'] as const;
export type KeywordSource = (typeof KEYWORD_SOURCES)[number];

/** What a citizen may write first in an SMS to 1708 to name an agency (kata kunci SMS). */
export interface SmsKeyword extends Validity {
  /** Words, agency and first day: `KOTA METRO:D-18.72@2020-10-27`. */
  readonly id: string;
  /** Normalised words with one space between them: `KOTA METRO`. Several agencies may share them. */
  readonly words: string;
  readonly agencyCode: string;
  readonly source: KeywordSource;
}

/** No keyword has more words. */
export const MOST_KEYWORD_WORDS = 6;

/** A keyword's id, made of its normalised words, its agency and its first day. */
export function keywordId({ words, agencyCode, validFrom }: Pick<SmsKeyword, 'words' | 'agencyCode' | 'validFrom'>): string {
  return `${words}:${agencyCode}@${validFrom}`;
}

/** Whether a text can be a keyword's id at all. */
export function isKeywordId(text: string): boolean {
  return /^[A-Z\d]+( [A-Z\d]+){0,5}:[A-Z][A-Z\d.-]*@\d{4}-\d\d-\d\d$/.test(text);
}

/** Makes a keyword of words that are already normalised; valid until further notice unless an end is given. */
export function createKeyword(
  words: string,
  agencyCode: string,
  source: KeywordSource,
  validFrom: string,
  validTo: string | null = null,
): SmsKeyword {
  return { id: keywordId({ words, agencyCode, validFrom }), words, agencyCode, source, validFrom, validTo };
}
