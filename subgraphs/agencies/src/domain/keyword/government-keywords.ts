import { governmentCodeOf } from '../agency/regional-government.js';
import type { Region, RegionLevel } from '../region/region.js';
import { normalizeWords } from '../text/words.js';

/** What may stand before a region's bare name to mean its government. */
const PREFIXES: Readonly<Partial<Record<RegionLevel, readonly string[]>>> = {
  PROVINCE: ['PROV', 'PROVINSI', 'PEMPROV'],
  REGENCY: ['KAB', 'KABUPATEN', 'PEMKAB'],
  CITY: ['KOTA', 'PEMKOT'],
};

/** `KABUPATEN ADMINISTRASI KEPULAUAN SERIBU` → `KEPULAUAN SERIBU`: a region's name without what it is. */
export function bareNameOf({ name }: Pick<Region, 'name'>): string {
  return normalizeWords(name).replace(/^(KOTA|KABUPATEN) (ADMINISTRASI )?/, '');
}

/**
 * The keywords of a province's, regency's or city's government, by rule: its full name, the bare name, and the bare
 * name behind each prefix. Bare names that several regions share (BOGOR) become keywords of each: the citizen is asked.
 */
export function governmentKeywords(region: Region): { readonly words: string; readonly agencyCode: string }[] {
  const bare = bareNameOf(region);
  const words = new Set([normalizeWords(region.name), bare, ...(PREFIXES[region.level] ?? []).map((prefix) => `${prefix} ${bare}`)]);
  return [...words].map((each) => ({ words: each, agencyCode: governmentCodeOf(region) }));
}
