import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Agency } from '../../domain/agency/agency.js';
import { governmentKeywords } from '../../domain/keyword/government-keywords.js';
import { createKeyword, type KeywordSource, type SmsKeyword } from '../../domain/keyword/sms-keyword.js';
import type { Region } from '../../domain/region/region.js';
import { normalizeWords } from '../../domain/text/words.js';
import { KNOWN_KEYWORDS } from './known-keywords.js';

/** From the decree that made the system binding for every agency (KepmenPANRB 680/2020, 27 October 2020). */
const VALID_FROM = '2020-10-27';
/** Shorter ones stand at the beginning of too many ordinary messages. */
const SHORTEST = 3;

/** Every keyword of the seed: of governments by rule, of other bodies by their short names, and those in common use. */
export function seedKeywords(regions: readonly Region[], agencies: readonly Agency[]): SmsKeyword[] {
  const keywords = new Map<string, SmsKeyword>();
  const add = (words: string, agencyCode: string, source: KeywordSource) => {
    const keyword = createKeyword(words, agencyCode, source, VALID_FROM);
    if (!keywords.has(keyword.id)) keywords.set(keyword.id, keyword);
  };
  for (const region of regions) for (const { words, agencyCode } of governmentKeywords(region)) add(words, agencyCode, 'GOVERNMENT_NAME');
  for (const agency of agencies) for (const words of shortNamesOf(agency)) add(words, agency.code, 'SHORT_NAME');
  for (const [words, agencyCode] of Object.entries(KNOWN_KEYWORDS)) add(words, agencyCode, 'COMMON_USAGE');
  return [...keywords.values()];
}

/** The short names of a body, `Kemendukbangga/BKKBN` being two. Governments have theirs by rule, the national desk none. */
function shortNamesOf({ code, shortName, type, active }: Agency): string[] {
  if (!active || code === NATIONAL_DESK || type === 'PROVINSI' || type === 'KABUPATEN' || type === 'KOTA') return [];
  return (shortName ?? '')
    .split('/')
    .map(normalizeWords)
    .filter((words) => words.length >= SHORTEST);
}
