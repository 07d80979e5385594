import { isTimeZone } from '@lapor/schema/calendar/time-zone';
import { type FieldProblem, type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import type { Agency, AgencyType, ConnectionModel } from './agency.js';

/** What is to be different; what is left out, or null, stays. */
export interface AgencyChanges {
  readonly type?: AgencyType | null;
  readonly regionCode?: string | null;
  readonly timeZone?: string | null;
  readonly connectionModel?: ConnectionModel | null;
}

/**
 * Changes what an agency is and how it is connected. Refused with INPUT_INVALID (no such time zone, or nothing to
 * change) or REGION_UNKNOWN.
 */
export function changeAgency(
  agency: Agency,
  { type, regionCode, timeZone, connectionModel }: AgencyChanges,
  regionKnown: boolean,
): { readonly ok: true; readonly agency: Agency } | Refusal {
  if (![type, regionCode, timeZone, connectionModel].some((field) => field != null)) return refuseInput([NOTHING]);
  const zone = timeZone ?? agency.timeZone;
  if (!isTimeZone(zone)) return refuseInput([NO_ZONE]);
  if (regionCode != null && !regionKnown) return refuse('REGION_UNKNOWN', { field: 'regionCode' });
  return {
    ok: true,
    agency: {
      ...agency,
      type: type ?? agency.type,
      regionCode: regionCode ?? agency.regionCode,
      timeZone: zone,
      connectionModel: connectionModel ?? agency.connectionModel,
    },
  };
}

/** The problem of a time zone that Indonesia does not have. */
export const NO_ZONE: FieldProblem = {
  field: 'timeZone',
  problem: 'must be Asia/Jakarta, Asia/Makassar or Asia/Jayapura',
  masalah: 'harus Asia/Jakarta, Asia/Makassar atau Asia/Jayapura',
};
const NOTHING: FieldProblem = {
  field: 'type',
  problem: 'name at least one of type, regionCode, timeZone and connectionModel',
  masalah: 'isi sekurang-kurangnya satu dari type, regionCode, timeZone, dan connectionModel',
};
