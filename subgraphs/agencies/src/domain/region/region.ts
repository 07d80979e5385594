import type { TimeZone } from '@lapor/schema/calendar/time-zone';
import { toRegionName } from './region-name.js';
import { timeZoneOfProvince } from './time-zone-of-province.js';

export const REGION_LEVELS = ['PROVINCE', 'REGENCY', 'CITY', 'DISTRICT', 'VILLAGE'] as const;
export type RegionLevel = (typeof REGION_LEVELS)[number];

/**
 * A region under its Kemendagri code (Kepmendagri 300.2.2-2138/2025): `18` a province, `18.72` a regency or city,
 * `18.72.04` a district (kecamatan), `18.72.04.1003` a village (kelurahan or desa).
 */
export interface Region {
  readonly code: string;
  readonly name: string;
  readonly level: RegionLevel;
  /** The code of the region it lies in; null for a province. */
  readonly parentCode: string | null;
  readonly timeZone: TimeZone;
  /**
   * Whether a government of its own answers reports: not in Jakarta's administrative cities and regency, which are
   * governed by the province (UU 2/2024), and not in districts and villages, for which the regency or city answers.
   */
  readonly ownGovernment: boolean;
}

/** What kind of village it is (UU 6/2014): an urban one led by an official, a rural one, or a customary one. */
export const VILLAGE_KINDS = ['KELURAHAN', 'DESA', 'DESA_ADAT'] as const;
export type VillageKind = (typeof VILLAGE_KINDS)[number];

const JAKARTA = '31';
/** From this second part on a code is a city's; below it a regency's. */
const FIRST_CITY = 71;
/** How many characters the codes of provinces, regencies and cities, and districts have. */
const PROVINCE_LENGTH = 2;
const REGENCY_LENGTH = 5;
const DISTRICT_LENGTH = 8;

/** Whether a text can be a region's code at all. */
export function isRegionCode(text: string): boolean {
  return /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/.test(text);
}

/** A region from its code and its name as the source writes it; names in capitals are put into ordinary case. */
export function createRegion({ code, name }: { readonly code: string; readonly name: string }): Region {
  const level = levelOf(code);
  return {
    code,
    name: level === 'DISTRICT' || level === 'VILLAGE' ? name.trim() : toRegionName(name),
    level,
    parentCode: code.length === PROVINCE_LENGTH ? null : code.slice(0, code.lastIndexOf('.')),
    timeZone: timeZoneOfProvince(provinceCodeOf(code)),
    ownGovernment: governingCodeOf(code) === code,
  };
}

/** The code of the province a region lies in; a province's own. */
export function provinceCodeOf(code: string): string {
  return code.slice(0, PROVINCE_LENGTH);
}

/** The code of the regency or city a region lies in; null for a province. */
export function regencyCodeOf(code: string): string | null {
  return code.length >= REGENCY_LENGTH ? code.slice(0, REGENCY_LENGTH) : null;
}

/** The code of the region whose government answers for a region: its regency or city, in Jakarta the province. */
export function governingCodeOf(code: string): string {
  const province = provinceCodeOf(code);
  return province === JAKARTA ? province : (regencyCodeOf(code) ?? province);
}

/** The kind of a village by the first digit of its code's last part; null for other regions. */
export function villageKindOf(code: string): VillageKind | null {
  if (code.length <= DISTRICT_LENGTH) return null;
  return VILLAGE_KINDS[Number(code[DISTRICT_LENGTH + 1]) - 1] ?? null;
}

function levelOf(code: string): RegionLevel {
  if (code.length > DISTRICT_LENGTH) return 'VILLAGE';
  if (code.length === DISTRICT_LENGTH) return 'DISTRICT';
  if (code.length === PROVINCE_LENGTH) return 'PROVINCE';
  return Number(code.slice(PROVINCE_LENGTH + 1)) >= FIRST_CITY ? 'CITY' : 'REGENCY';
}
