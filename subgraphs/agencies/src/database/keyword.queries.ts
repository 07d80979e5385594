import { Any, type EntityManager, IsNull, MoreThan } from 'typeorm';
import { isAgencyCode } from '../domain/agency/agency.js';
import type { KnownKeyword } from '../domain/keyword/resolve-keyword.js';
import { isKeywordId, type SmsKeyword } from '../domain/keyword/sms-keyword.js';
import { SmsKeywordEntity, toSmsKeyword } from './sms-keyword.entity.js';

/** The keywords with one of these words that are in force on a day (`YYYY-MM-DD`) and whose agency still exists. */
export function findKeywords(database: EntityManager, words: readonly string[], day: string): Promise<KnownKeyword[]> {
  return database.query<KnownKeyword[]>(FIND_KEYWORDS, [words.join(','), day]);
}

/** Every keyword with one of these normalised words, whenever it holds and whosever it is. */
export async function findKeywordsByWords(database: EntityManager, words: readonly string[]): Promise<SmsKeyword[]> {
  return (await database.find(SmsKeywordEntity, { where: { words: Any(words) } })).map(toSmsKeyword);
}

/** The keywords of these agencies that are not over on a day (`YYYY-MM-DD`), by id. */
export async function findKeywordsOf(database: EntityManager, agencyCodes: readonly string[], day: string): Promise<SmsKeyword[]> {
  const agencyCode = Any(agencyCodes);
  const where = [
    { agencyCode, validTo: IsNull() },
    { agencyCode, validTo: MoreThan(day) },
  ];
  return (await database.find(SmsKeywordEntity, { where, order: { id: 'ASC' } })).map(toSmsKeyword);
}

/** One keyword; null when there is none with this id. */
export async function findKeyword(database: EntityManager, id: string): Promise<SmsKeyword | null> {
  const row = isKeywordId(id) ? await database.findOneBy(SmsKeywordEntity, { id }) : null;
  return row && toSmsKeyword(row);
}

/** A page of an agency's keywords by id, those that are over included. */
export async function listKeywords(
  database: EntityManager,
  agencyCode: string,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<SmsKeyword[]> {
  if (!isAgencyCode(agencyCode)) return [];
  const where = after === null ? { agencyCode } : { agencyCode, id: MoreThan(after) };
  return (await database.find(SmsKeywordEntity, { where, order: { id: 'ASC' }, take: limit })).map(toSmsKeyword);
}

// One text instead of a list: the driver would look at each letter of thousands of words to mark where they end.
const FIND_KEYWORDS = `
  select distinct k.words, k.source, a.code as "agencyCode", a.type as "agencyType", a.region_code as "regionCode"
  from sms_keyword k join agency a on a.code = k.agency_code
  where k.words = any(string_to_array($1, ',')) and k.valid_from <= $2 and (k.valid_to is null or k.valid_to > $2) and a.active`;
