import { governmentCodeOf } from '../agency/regional-government.js';
import { provinceCodeOf, type RegionLevel, regencyCodeOf } from '../region/region.js';
import { type Evidence, evidence } from './evidence.js';
import type { Mention } from './place-mentions.js';

/** A region down to the districts that bears a name found in a text. */
export interface NamedRegion {
  readonly key: string;
  readonly code: string;
  readonly level: RegionLevel;
}

/** The regions in which a place may lie, known from elsewhere in the text or given: codes of regencies and provinces. */
export interface Surroundings {
  readonly regencies: ReadonlySet<string>;
  readonly provinces: ReadonlySet<string>;
}

/** What the names of provinces, regencies and cities, or of districts, say, and what they make known of the place. */
export interface PlaceFindings {
  readonly evidence: readonly Evidence[];
  readonly surroundings: Surroundings;
}

const TOP_LEVELS: readonly RegionLevel[] = ['PROVINCE', 'REGENCY', 'CITY'];

/** Proposals, by hand: a name with its kind is nearly sure, a name that two regions share is an even chance. */
const NAMED = { cued: 0.85, alone: 0.7, shared: 0.5, province: 0.35, provinceCued: 0.7 };
const DISTRICT = { inside: 0.5, cued: 0.65, alone: 0.45 };
const STREET_FACTOR = 0.4;

/** Whether the words before a name say that it is a district or a village, whatever else bears the name. */
export function isCuedBelow({ cue }: Mention): boolean {
  return cue === 'DISTRICT' || cue === 'VILLAGE';
}

/** Reads the names of provinces, regencies and cities. */
export function findTopRegions(mentions: readonly Mention[], named: readonly NamedRegion[], known: Surroundings): PlaceFindings {
  const found: Evidence[] = [];
  const regencies = new Set(known.regencies);
  const provinces = new Set(known.provinces);
  for (const mention of mentions) {
    for (const { code, level, weight } of topRegionsOf(mention, named)) {
      found.push(evidence(governmentCodeOf({ code }), weight, 'PLACE_NAME', { words: mention.words, regionCode: code }));
      if (level === 'PROVINCE') provinces.add(code);
      else regencies.add(code);
    }
  }
  return { evidence: found, surroundings: { regencies, provinces } };
}

function topRegionsOf(mention: Mention, named: readonly NamedRegion[]): (NamedRegion & { readonly weight: number })[] {
  const { key, cue, street, everyday } = mention;
  if (isCuedBelow(mention)) return [];
  const regions = named.filter((region) => region.key === key && TOP_LEVELS.includes(region.level));
  const meant = regions.filter(({ level }) => level === cue);
  if (meant.length === 0 && everyday) return [];
  const chosen = meant.length > 0 ? meant : regions;
  return chosen.map((region) => {
    const weight = weightOf(region.level, meant.length > 0, chosen.length > 1);
    return { ...region, weight: street && meant.length === 0 ? weight * STREET_FACTOR : weight };
  });
}

function weightOf(level: RegionLevel, cued: boolean, shared: boolean): number {
  if (level === 'PROVINCE') return cued ? NAMED.provinceCued : NAMED.province;
  return cued ? NAMED.cued : shared ? NAMED.shared : NAMED.alone;
}

/**
 * Reads the names of districts. One that lies in a region known from elsewhere counts; otherwise one whose name no other
 * district bears.
 */
export function findDistricts(mentions: readonly Mention[], named: readonly NamedRegion[], known: Surroundings): PlaceFindings {
  const found: Evidence[] = [];
  const regencies = new Set(known.regencies);
  for (const mention of mentions) {
    const { chosen, weight } = districtsOf(mention, named, known);
    for (const { code } of chosen) {
      found.push(evidence(governmentCodeOf({ code }), weight / chosen.length, 'PLACE_NAME', { words: mention.words, regionCode: code }));
      regencies.add(regencyCodeOf(code) ?? code);
    }
  }
  return { evidence: found, surroundings: { regencies, provinces: known.provinces } };
}

function districtsOf(mention: Mention, named: readonly NamedRegion[], { regencies, provinces }: Surroundings) {
  const none = { chosen: [], weight: 0 };
  const { key, cue, street, everyday } = mention;
  const cued = cue === 'DISTRICT';
  const here = named.filter((region) => region.key === key);
  const higher = here.some(({ level }) => level !== 'DISTRICT') && !cued;
  if (street || cue === 'VILLAGE' || higher || (everyday && !cued)) return none;
  const inside = here.filter(({ code, level }) => level === 'DISTRICT' && regencies.has(regencyCodeOf(code) ?? ''));
  if (inside.length > 0) return { chosen: inside, weight: DISTRICT.inside };
  const alone = here.filter(({ code, level }) => level === 'DISTRICT' && (provinces.size === 0 || provinces.has(provinceCodeOf(code))));
  return alone.length === 1 ? { chosen: alone, weight: cued ? DISTRICT.cued : DISTRICT.alone } : none;
}
