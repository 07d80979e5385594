import type { Agency } from './agency.js';
import { agencyId } from './agency-id.js';

/** An active office for tests. */
export function anAgency({ code = 'D-18.72-DLH', ...further }: Partial<Agency> = {}): Agency {
  return {
    id: agencyId(code),
    code,
    name: 'Dinas Lingkungan Hidup',
    shortName: 'DLH',
    type: 'PERANGKAT_DAERAH',
    parentCode: null,
    regionCode: '18.72',
    timeZone: 'Asia/Jakarta',
    connectionModel: 'CENTRAL',
    active: true,
    successorCode: null,
    validFrom: null,
    validTo: null,
    ...further,
  };
}
