import type { EntityManager } from 'typeorm';
import { countNamedVillages, findNamedDistricts, findNamedTopRegions, findVillagesInside } from '../database/place.queries.js';
import type { PlaceNames } from '../database/place-names.js';
import { provinceCodeOf, regencyCodeOf } from '../domain/region/region.js';
import type { Evidence } from '../domain/suggestion/evidence.js';
import { findDistricts, findTopRegions, type Surroundings } from '../domain/suggestion/place-evidence.js';
import { mentionsOf, placeKeysOf } from '../domain/suggestion/place-mentions.js';
import { findVillages, villageMentions } from '../domain/suggestion/village-evidence.js';
import type { Word } from '../domain/text/words.js';

/** Where suggestions are read from. */
export interface SuggestionSources {
  readonly database: EntityManager;
  readonly placeNames: PlaceNames;
}

/** More names of districts and villages than this make a list, not a report; the first ones are looked at. */
const MOST_NAMES = 300;
/** More regencies than this in one text say nothing about where its villages lie. */
const MOST_SURROUNDINGS = 20;

/**
 * Finds the places that a text names, larger ones first: they tell which of many villages of one name is meant. `given`
 * are the codes of regions that are known from elsewhere.
 */
export async function findPlaceEvidence(
  { database, placeNames }: SuggestionSources,
  { text, words }: { readonly text: string; readonly words: readonly Word[] },
  given: readonly string[],
): Promise<Evidence[]> {
  const keys = placeKeysOf(words);
  const [top, bearing] = await Promise.all([findNamedTopRegions(database, keys), placeNames.among(database, keys)]);
  const smaller = bearing.slice(0, MOST_NAMES);
  const [districts, villages] = await Promise.all([findNamedDistricts(database, smaller), countNamedVillages(database, smaller)]);
  const regions = [...top, ...districts];
  const names = new Set([...regions, ...villages].map(({ key }) => key));
  const mentions = mentionsOf(text, words, (key) => names.has(key));

  const larger = findTopRegions(mentions, regions, surroundingsOf(given));
  const middle = findDistricts(mentions, regions, larger.surroundings);
  const { surroundings } = middle;
  const places = villageMentions(mentions, regions);
  const near = [...surroundings.regencies].slice(0, MOST_SURROUNDINGS);
  const askedFor = [...new Set(places.map(({ key }) => key))];
  const inside = near.length > 0 && places.length > 0 ? await findVillagesInside(database, askedFor, near) : [];
  return [...larger.evidence, ...middle.evidence, ...findVillages(places, villages, inside, surroundings)];
}

function surroundingsOf(given: readonly string[]): Surroundings {
  return {
    regencies: new Set(given.map(regencyCodeOf).filter((code) => code !== null)),
    provinces: new Set(given.filter((code) => regencyCodeOf(code) === null).map(provinceCodeOf)),
  };
}
