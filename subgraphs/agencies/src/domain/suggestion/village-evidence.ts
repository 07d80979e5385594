import { governmentCodeOf } from '../agency/regional-government.js';
import { regencyCodeOf } from '../region/region.js';
import { type Evidence, evidence } from './evidence.js';
import type { NamedRegion, Surroundings } from './place-evidence.js';
import type { Mention } from './place-mentions.js';

/** How many villages of the country bear a name; `code` is the first of them. */
export interface NamedVillages {
  readonly key: string;
  readonly count: number;
  readonly code: string;
}

/** A village that bears a name found in a text. */
export interface NamedVillage {
  readonly key: string;
  readonly code: string;
}

const VILLAGE = { inside: 0.35, cued: 0.55, alone: 0.4 };
/** A shorter name that stands alone is too often something else. */
const SHORTEST_ALONE = 6;

/** The mentions that can only mean a village: no larger region bears the name, or a word like "desa" stands before it. */
export function villageMentions(mentions: readonly Mention[], named: readonly NamedRegion[]): Mention[] {
  const larger = new Set(named.map(({ key }) => key));
  return mentions.filter(
    ({ key, cue, street, everyday }) => !street && (cue === 'VILLAGE' || !(everyday || cue === 'DISTRICT' || larger.has(key))),
  );
}

/**
 * Reads the names of villages. Names repeat a hundred times in the country, so a village counts where it lies in a
 * region known from elsewhere (`inside`); one whose name is unique counts alone, if nothing else is known of the place.
 */
export function findVillages(
  mentions: readonly Mention[],
  named: readonly NamedVillages[],
  inside: readonly NamedVillage[],
  { regencies }: Surroundings,
): Evidence[] {
  const found: Evidence[] = [];
  for (const mention of mentions) {
    const { key, cue, words } = mention;
    const here = firstOfEachRegency(inside.filter((village) => village.key === key));
    for (const { code } of here) found.push(toEvidence(code, VILLAGE.inside / here.length, words));
    const unique = named.find((village) => village.key === key && village.count === 1);
    const alone = key.length >= SHORTEST_ALONE && regencies.size === 0;
    if (here.length > 0 || !unique || !(alone || cue === 'VILLAGE')) continue;
    found.push(toEvidence(unique.code, cue === 'VILLAGE' ? VILLAGE.cued : VILLAGE.alone, words));
  }
  return found;
}

function firstOfEachRegency(villages: readonly NamedVillage[]): NamedVillage[] {
  return [...new Map(villages.toReversed().map((village) => [regencyCodeOf(village.code), village])).values()];
}

function toEvidence(code: string, weight: number, words: string): Evidence {
  return evidence(governmentCodeOf({ code }), weight, 'PLACE_NAME', { words, regionCode: code });
}
