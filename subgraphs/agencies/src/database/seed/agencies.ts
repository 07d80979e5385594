import type { Agency } from '../../domain/agency/agency.js';
import { regionalGovernment } from '../../domain/agency/regional-government.js';
import type { Region } from '../../domain/region/region.js';
import { type AgencyRow, toAgencies } from './agency-row.js';
import { ARMED_FORCES_AND_POLICE, NON_MINISTERIAL_BODIES, NON_STRUCTURAL_BODIES, STATE_BODIES } from './bodies.js';
import { BODIES_SINCE_2025, COORDINATING_MINISTRIES, DISSOLVED_IN_2025, MINISTRIES, MINISTRIES_SINCE_2025 } from './ministries.js';
import { METRO_OFFICES, NATIONAL_DESK_UNIT } from './offices.js';

const METRO = { parentCode: 'D-18.72', regionCode: '18.72' } as const;

/** Every agency of the seed, an agency always behind the one it is a part of. */
export function seedAgencies(regions: readonly Region[]): Agency[] {
  const national = [
    ...toAgencies('KEMENTERIAN', [...COORDINATING_MINISTRIES, ...MINISTRIES, ...MINISTRIES_SINCE_2025]),
    ...toAgencies('LPNK', [...NON_MINISTERIAL_BODIES, ...BODIES_SINCE_2025]),
    ...toAgencies('LNS', NON_STRUCTURAL_BODIES),
    ...toAgencies('LEMBAGA_NEGARA', STATE_BODIES),
    ...toAgencies('TNI_POLRI', ARMED_FORCES_AND_POLICE),
  ].map((agency) => ({
    ...agency,
    active: !DISSOLVED_IN_2025.includes(agency.code),
  }));
  const desks: readonly AgencyRow[] = [NATIONAL_DESK_UNIT];
  return [
    ...national,
    ...regions.map(regionalGovernment).filter((government) => government !== null),
    ...toAgencies('UNIT_KERJA', desks, { parentCode: 'K-PANRB' }),
    ...toAgencies('PERANGKAT_DAERAH', METRO_OFFICES, METRO),
  ];
}
