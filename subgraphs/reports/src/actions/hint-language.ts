import { franc } from 'franc';
import { CANDIDATES, type LanguageHint, MIN_CHARACTERS, toLanguageHint } from '../domain/content/language-hint.js';

/** Guesses a text's language; null when it is too short or says nothing. */
export function hintLanguage(text: string): LanguageHint | null {
  return toLanguageHint(franc(text, { only: CANDIDATES, minLength: MIN_CHARACTERS }));
}
