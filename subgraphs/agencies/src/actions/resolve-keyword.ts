import { assertAllowed } from '@lapor/kit/refusal';
import { type KeywordResolution, type KnownKeyword, keywordBeginnings, resolveKeyword } from '../domain/keyword/resolve-keyword.js';
import { checkText } from '../domain/suggestion/suggestion-input.js';

/** Finds the keywords with each of some words that are in force today. */
export type FindKeywords = (words: readonly string[]) => Promise<readonly (readonly KnownKeyword[])[]>;

/** Resolves the keyword at the beginning of a message, as it holds today. Throws INPUT_INVALID. */
export async function resolveSmsKeyword(find: FindKeywords, text: string): Promise<KeywordResolution> {
  assertAllowed(checkText(text));
  return resolveKeyword(text, (await find(keywordBeginnings(text))).flat());
}
