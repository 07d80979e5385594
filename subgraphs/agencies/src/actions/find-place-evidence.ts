import type { EntityManager } from 'typeorm';
import { countNamedVillages, findNamedRegions, findVillagesInside } from '../database/place.queries.js';
import { provinceCodeOf, regencyCodeOf } from '../domain/region/region.js';
import type { Evidence } from '../domain/suggestion/evidence.js';
import { findDistricts, findTopRegions, type Surroundings } from '../domain/suggestion/place-evidence.js';
import { mentionsOf, placeKeysOf } from '../domain/suggestion/place-mentions.js';
import { findVillages, villageMentions } from '../domain/suggestion/village-evidence.js';
import type { Word } from '../domain/text/words.js';

/** More regencies than this in one text say nothing about where its villages lie. */
const MOST_SURROUNDINGS = 20;

/**
 * Finds the places that a text names, larger ones first: they tell which of many villages of one name is meant. `given`
 * are the codes of regions that are known from elsewhere.
 */
export async function findPlaceEvidence(
  database: EntityManager,
  { text, words }: { readonly text: string; readonly words: readonly Word[] },
  given: readonly string[],
): Promise<Evidence[]> {
  const keys = placeKeysOf(words);
  const [regions, villages] = await Promise.all([findNamedRegions(database, keys), countNamedVillages(database, keys)]);
  const names = new Set([...regions, ...villages].map(({ key }) => key));
  const mentions = mentionsOf(text, words, (key) => names.has(key));

  const top = findTopRegions(mentions, regions, surroundingsOf(given));
  const districts = findDistricts(mentions, regions, top.surroundings);
  const { surroundings } = districts;
  const places = villageMentions(mentions, regions);
  const near = [...surroundings.regencies].slice(0, MOST_SURROUNDINGS);
  const inside =
    near.length > 0 && places.length > 0
      ? await findVillagesInside(database, [...new Set(places.map(({ key }) => key))], near)
      : [];
  return [...top.evidence, ...districts.evidence, ...findVillages(places, villages, inside, surroundings)];
}

function surroundingsOf(given: readonly string[]): Surroundings {
  return {
    regencies: new Set(given.map(regencyCodeOf).filter((code) => code !== null)),
    provinces: new Set(given.filter((code) => regencyCodeOf(code) === null).map(provinceCodeOf)),
  };
}
