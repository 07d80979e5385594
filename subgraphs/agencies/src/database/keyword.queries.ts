import type { EntityManager } from 'typeorm';
import type { KnownKeyword } from '../domain/keyword/resolve-keyword.js';

/** The keywords with one of these words that are in force on a day (`YYYY-MM-DD`) and whose agency still exists. */
export function findKeywords(database: EntityManager, words: readonly string[], day: string): Promise<KnownKeyword[]> {
  return database.query<KnownKeyword[]>(FIND_KEYWORDS, [words, day]);
}

const FIND_KEYWORDS = `
  select distinct k.words, k.source, a.code as "agencyCode", a.type as "agencyType", a.region_code as "regionCode"
  from sms_keyword k join agency a on a.code = k.agency_code
  where k.words = any($1::text[]) and k.valid_from <= $2 and (k.valid_to is null or k.valid_to > $2) and a.active`;
