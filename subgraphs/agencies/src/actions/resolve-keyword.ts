import { assertAllowed } from '@lapor/kit/refusal';
import type { EntityManager } from 'typeorm';
import { findKeywords } from '../database/keyword.queries.js';
import { type KeywordResolution, keywordBeginnings, resolveKeyword } from '../domain/keyword/resolve-keyword.js';
import { checkText } from '../domain/suggestion/suggestion-input.js';

/** Resolves the keyword at the beginning of a message, as it holds on a day (`YYYY-MM-DD`). Throws INPUT_INVALID. */
export async function resolveSmsKeyword(database: EntityManager, text: string, day: string): Promise<KeywordResolution> {
  assertAllowed(checkText(text));
  return resolveKeyword(text, await findKeywords(database, keywordBeginnings(text), day));
}
