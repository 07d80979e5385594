/** Where a keyword comes from: the rule over governments' names, a body's short name, or common usage. */
export const KEYWORD_SOURCES = ['GOVERNMENT_NAME', 'SHORT_NAME', 'COMMON_USAGE'] as const;
export type KeywordSource = (typeof KEYWORD_SOURCES)[number];

/** What a citizen may write first in an SMS to 1708 to name an agency (kata kunci SMS). */
export interface SmsKeyword {
  /** Words, agency and first day: `KOTA METRO:D-18.72@2020-10-27`. */
  readonly id: string;
  /** Normalised words with one space between them: `KOTA METRO`. Several agencies may share them. */
  readonly words: string;
  readonly agencyCode: string;
  readonly source: KeywordSource;
  /** The first day it is understood, `YYYY-MM-DD`. */
  readonly validFrom: string;
  /** The first day it is no longer understood; null while it is. */
  readonly validTo: string | null;
}

/** No keyword has more words. */
export const MOST_KEYWORD_WORDS = 6;

/** Makes a keyword of words that are already normalised; valid until further notice. */
export function createKeyword(words: string, agencyCode: string, source: KeywordSource, validFrom: string): SmsKeyword {
  return { id: `${words}:${agencyCode}@${validFrom}`, words, agencyCode, source, validFrom, validTo: null };
}
