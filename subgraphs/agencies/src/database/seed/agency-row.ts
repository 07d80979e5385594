import type { Agency, AgencyType } from '../../domain/agency/agency.js';
import { agencyId } from '../../domain/agency/agency-id.js';

/** How a body is written down in the seed: code, name, short name. */
export type AgencyRow = readonly [code: string, name: string, shortName: string | null];

/** The same for what is left out: seated in Jakarta, connected centrally, active, part of nothing. */
export function toAgencies(type: AgencyType, rows: readonly AgencyRow[], further: Partial<Agency> = {}): Agency[] {
  return rows.map(([code, name, shortName]) => ({
    id: agencyId(code),
    code,
    name,
    shortName,
    type,
    parentCode: null,
    regionCode: null,
    timeZone: 'Asia/Jakarta',
    connectionModel: 'CENTRAL',
    active: true,
    successorCode: null,
    validFrom: null,
    validTo: null,
    ...further,
  }));
}
