import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { findKeywordsByWords, findKeywordsOf } from '../database/keyword.queries.js';
import { succeedKeywords } from '../domain/keyword/succeed-keywords.js';
import type { AgencyCase } from './change-agency-entry.js';

/**
 * Retires the keywords of agencies that end from the decree's day on, and registers them for their heir if there is one,
 * each with its event. Without an heir an SMS that begins with such words goes to the national desk.
 */
export async function handOverKeywords(
  { manager, at, decree, putAll }: AgencyCase,
  endingCodes: readonly string[],
  heirCode: string | null,
): Promise<void> {
  const ending = await findKeywordsOf(manager, endingCodes, latestDateInIndonesia(at));
  const same = await findKeywordsByWords(manager, [...new Set(ending.map(({ words }) => words))]);
  const others = same.filter(({ agencyCode }) => !endingCodes.includes(agencyCode));
  const { retired, inherited } = succeedKeywords(ending, others, heirCode, decree.effectiveOn);
  await putAll('KeywordRetired', retired, decree);
  await putAll('KeywordRegistered', inherited, decree);
}
