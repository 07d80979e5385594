import { toRegionName } from './region-name.js';
import { type TimeZone, timeZoneOfProvince } from './time-zone.js';

export const REGION_LEVELS = ['PROVINCE', 'REGENCY', 'CITY'] as const;
export type RegionLevel = (typeof REGION_LEVELS)[number];

/** A region under its Kemendagri code (Kepmendagri 300.2.2-2138/2025): `18` a province, `18.72` a regency or city. */
export interface Region {
  readonly code: string;
  readonly name: string;
  readonly level: RegionLevel;
  /** The province's code; null for a province. */
  readonly parentCode: string | null;
  readonly timeZone: TimeZone;
  /** False for Jakarta's administrative cities and regency, which are governed by the province (UU 2/2024). */
  readonly ownGovernment: boolean;
}

const JAKARTA = '31';
/** From this second part on a code is a city's; below it a regency's. */
const FIRST_CITY = 71;

/** Whether a text can be a region's code at all. */
export function isRegionCode(text: string): boolean {
  return /^\d{2}(\.\d{2})?$/.test(text);
}

/** A region from its code and its official name in capitals. */
export function createRegion({ code, name }: { readonly code: string; readonly name: string }): Region {
  const [province, local] = code.split('.') as [string, string?];
  return {
    code,
    name: toRegionName(name),
    level: local === undefined ? 'PROVINCE' : Number(local) >= FIRST_CITY ? 'CITY' : 'REGENCY',
    parentCode: local === undefined ? null : province,
    timeZone: timeZoneOfProvince(province),
    ownGovernment: local === undefined || province !== JAKARTA,
  };
}
