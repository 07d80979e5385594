import type { Refusal } from '@lapor/schema/refusal';
import { checkSearchText } from '../text/search-text.js';
import { wordsOf } from '../text/words.js';
import type { RegionLevel } from './region.js';

/** A search for regions by name. Names are lower-case, words separated by one space. */
export interface RegionSearch {
  /** All words. */
  readonly name: string;
  /** The words without a first one that says what kind of region is meant; the same as `name` without one. */
  readonly bareName: string;
  /** What that first word means; null without one. It ranks, it does not exclude: "Kota Gajah" is a district. */
  readonly meant: RegionLevel | null;
}

/** Words before a region's name, as people write them: `kec. metro pusat`, `kab bogor`, `pemkot metro`. */
export const LEVEL_WORDS: Readonly<Record<string, RegionLevel>> = {
  PROV: 'PROVINCE',
  PROVINSI: 'PROVINCE',
  PEMPROV: 'PROVINCE',
  GUBERNUR: 'PROVINCE',
  KAB: 'REGENCY',
  KABUPATEN: 'REGENCY',
  PEMKAB: 'REGENCY',
  BUPATI: 'REGENCY',
  KOTA: 'CITY',
  PEMKOT: 'CITY',
  WALIKOTA: 'CITY',
  KEC: 'DISTRICT',
  KECAMATAN: 'DISTRICT',
  CAMAT: 'DISTRICT',
  KEL: 'VILLAGE',
  KELURAHAN: 'VILLAGE',
  LURAH: 'VILLAGE',
  DESA: 'VILLAGE',
  DS: 'VILLAGE',
  KADES: 'VILLAGE',
  NAGARI: 'VILLAGE',
  GAMPONG: 'VILLAGE',
  PEKON: 'VILLAGE',
};

/**
 * Reads what somebody typed; null when it holds no word, which searches for nothing in particular. Refused as
 * `checkSearchText` does.
 */
export function readRegionSearch(text: string | null | undefined): { readonly ok: true; readonly search: RegionSearch | null } | Refusal {
  const given = text ?? '';
  const checked = checkSearchText(given);
  if (!checked.ok) return checked;
  const words = wordsOf(given).map(({ key }) => key);
  const [first, ...others] = words;
  if (first === undefined) return { ok: true, search: null };
  const meant = others.length > 0 ? (LEVEL_WORDS[first] ?? null) : null;
  const join = (parts: readonly string[]) => parts.join(' ').toLowerCase();
  return { ok: true, search: { name: join(words), bareName: join(meant ? others : words), meant } };
}
