import { governingCodeOf, provinceCodeOf, type Region } from '../region/region.js';
import type { Agency } from './agency.js';
import { agencyId } from './agency-id.js';

/** Two provinces whose government does not bear the usual name (UU 11/2006, UU 13/2012). */
const SPECIAL_NAMES: Readonly<Record<string, { readonly name: string; readonly shortName: string }>> = {
  '11': { name: 'Pemerintah Aceh', shortName: 'Pemprov Aceh' },
  '34': { name: 'Pemerintah Daerah Daerah Istimewa Yogyakarta', shortName: 'Pemda DIY' },
};

/** The code of the government responsible for a region: its regency's or city's; in Jakarta the province's. */
export function governmentCodeOf({ code }: Pick<Region, 'code'>): string {
  const governing = governingCodeOf(code);
  return governing === provinceCodeOf(code) ? `P-${governing}` : `D-${governing}`;
}

/** The government of a region, or null for a region without one of its own. */
export function regionalGovernment(region: Region): Agency | null {
  if (!region.ownGovernment) return null;
  const code = governmentCodeOf(region);
  return {
    id: agencyId(code),
    code,
    ...namesOf(region),
    type: region.level === 'PROVINCE' ? 'PROVINSI' : region.level === 'CITY' ? 'KOTA' : 'KABUPATEN',
    parentCode: null,
    regionCode: region.code,
    timeZone: region.timeZone,
    connectionModel: 'CENTRAL',
    active: true,
    successorCode: null,
    validFrom: null,
    validTo: null,
  };
}

function namesOf({ code, name, level }: Region): { readonly name: string; readonly shortName: string } {
  if (level === 'PROVINCE') return SPECIAL_NAMES[code] ?? { name: `Pemerintah Provinsi ${name}`, shortName: `Pemprov ${name}` };
  const shortName = name.replace(/^Kota /, 'Pemkot ').replace(/^Kabupaten /, 'Pemkab ');
  return { name: `Pemerintah ${name}`, shortName };
}
