/** Which language a report seems to be written in: a hint for the desk, never a reason to refuse it. */
export const LANGUAGE_HINTS = ['ind', 'jav', 'sun', 'other'] as const;
export type LanguageHint = (typeof LANGUAGE_HINTS)[number];

/** Below this a detector only guesses ("jalan rusak" would be Balinese; domain.md 5). */
export const MIN_CHARACTERS = 40;

/** What the detector chooses from (ISO 639-3). */
export const CANDIDATES = ['ind', 'zlm', 'jav', 'sun', 'ace', 'min', 'bug', 'ban', 'mad', 'bjn', 'eng'];

/** Reads a detector's answer: formal Indonesian comes out as Malay (`zlm`), and `und` is no answer. */
export function toLanguageHint(code: string): LanguageHint | null {
  if (code === 'und') return null;
  if (code === 'ind' || code === 'zlm') return 'ind';
  return code === 'jav' || code === 'sun' ? code : 'other';
}
