import { assertAllowed } from '@lapor/kit/refusal';
import type { EntityManager } from 'typeorm';
import { findAgenciesByCode } from '../database/agency.queries.js';
import { findCategoriesById } from '../database/category.queries.js';
import { findRules } from '../database/jurisdiction.queries.js';
import { findKeywords } from '../database/keyword.queries.js';
import { findRegionsByCode } from '../database/region.queries.js';
import { findTransfers } from '../database/transfer-tally.store.js';
import { governmentCodeOf } from '../domain/agency/regional-government.js';
import { categoryLine } from '../domain/category/category.js';
import { keywordBeginnings, resolveKeyword } from '../domain/keyword/resolve-keyword.js';
import { provinceCodeOf, regencyCodeOf } from '../domain/region/region.js';
import { type Evidence, evidence } from '../domain/suggestion/evidence.js';
import { keywordEvidence, shortNameEvidence, shortNameRuns } from '../domain/suggestion/keyword-evidence.js';
import { rankAgencies, type Suggestion } from '../domain/suggestion/rank-agencies.js';
import { ruleEvidence, transferEvidence } from '../domain/suggestion/rule-evidence.js';
import { checkSuggestionInput, refuseCategory, refuseRegion, type SuggestionInput } from '../domain/suggestion/suggestion-input.js';
import { wordsOf } from '../domain/text/words.js';
import { findPlaceEvidence, type SuggestionSources } from './find-place-evidence.js';

/** How sure a region that was given makes its government. A proposal. */
const GIVEN_REGION = 0.6;

/**
 * Ranks the agencies that may be competent for what a text says, with the reasons. Nothing of the text is kept.
 * Throws INPUT_INVALID, REGION_UNKNOWN and CATEGORY_UNKNOWN.
 */
export async function suggestAgency(sources: SuggestionSources, input: SuggestionInput, day: string): Promise<Suggestion> {
  const { database } = sources;
  assertAllowed(checkSuggestionInput(input));
  await assertKnown(database, input);
  const { text, regionCode, categoryId } = input;
  const words = wordsOf(text);
  const beginnings = keywordBeginnings(text);
  const keywords = await findKeywords(database, [...new Set([...beginnings, ...shortNameRuns(words)])], day);
  const beginning = resolveKeyword(text, keywords);
  const given = [regionCode, ...beginning.candidates.map((candidate) => candidate.regionCode)].filter((code) => code !== null);
  const found: Evidence[] = [
    ...keywordEvidence(beginning),
    ...shortNameEvidence(keywords, beginning),
    ...(await findPlaceEvidence(sources, { text, words }, given)),
    ...(regionCode === null ? [] : [evidence(governmentCodeOf({ code: regionCode }), GIVEN_REGION, 'REGION', { regionCode })]),
  ];
  if (categoryId !== null) found.push(...(await findCategoryEvidence(database, { categoryId, places: placesOf(found, given) }, day)));
  const agencies = await findAgenciesByCode(database, [...new Set(found.map(({ agencyCode }) => agencyCode))]);
  const active = new Set(agencies.filter((agency) => agency.active).map(({ code }) => code));
  return rankAgencies(found, (code) => active.has(code));
}

async function assertKnown(database: EntityManager, { regionCode, categoryId }: SuggestionInput): Promise<void> {
  const [regions, categories] = await Promise.all([
    regionCode === null ? null : findRegionsByCode(database, [regionCode]),
    categoryId === null ? null : findCategoriesById(database, [categoryId]),
  ]);
  if (regions?.length === 0) assertAllowed(refuseRegion());
  if (categories?.length === 0) assertAllowed(refuseCategory());
}

/** The regencies, or where no more is known the provinces, in which the report may belong. */
function placesOf(found: readonly Evidence[], given: readonly string[]): string[] {
  const codes = [...given, ...found.map(({ reason }) => reason.regionCode)].filter((code) => code !== null);
  return [...new Set(codes.map((code) => regencyCodeOf(code) ?? provinceCodeOf(code)))];
}

async function findCategoryEvidence(
  database: EntityManager,
  { categoryId, places }: { readonly categoryId: string; readonly places: readonly string[] },
  day: string,
): Promise<Evidence[]> {
  const [rules, tallies] = await Promise.all([
    findRules(database, categoryLine(categoryId), day),
    findTransfers(database, { categoryId, regionCodes: places }),
  ]);
  return [...ruleEvidence(rules, categoryId, places), ...transferEvidence(tallies)];
}
