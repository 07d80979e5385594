import type { TimeZone } from '@lapor/schema/calendar/time-zone';

/** What kind of body an agency is, in the terms of Indonesian administration. */
export const AGENCY_TYPES = [
  'KEMENTERIAN',
  'LPNK',
  'LNS',
  'LEMBAGA_NEGARA',
  'TNI_POLRI',
  'PROVINSI',
  'KABUPATEN',
  'KOTA',
  'BUMN',
  'BUMD',
  'PTN',
  'PERWAKILAN_RI',
  'PERANGKAT_DAERAH',
  'UNIT_KERJA',
] as const;
export type AgencyType = (typeof AGENCY_TYPES)[number];

/** How an agency's own complaint system is connected: not at all (sentral), semi-integrasi, integrasi penuh. */
export const CONNECTION_MODELS = ['CENTRAL', 'SEMI', 'FULL'] as const;
export type ConnectionModel = (typeof CONNECTION_MODELS)[number];

/** A body that answers reports. Codes are this system's own and never change: `K-PANRB`, `P-18`, `D-18.72-DLH`. */
export interface Agency {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly type: AgencyType;
  /**
   * The agency this one is a part of. A regional government is part of none: neither the province nor Kemendagri may
   * act in its name, they supervise it (UU 23/2014), and whoever acts for an agency acts for everything below it.
   */
  readonly parentCode: string | null;
  /** The region a government, or an office of it, is responsible for. */
  readonly regionCode: string | null;
  readonly timeZone: TimeZone;
  readonly connectionModel: ConnectionModel;
  /** An agency that is dissolved stays in the registry, because old reports name it. */
  readonly active: boolean;
  /** Who took over the open work of an agency that was closed or merged; null for an active one. */
  readonly successorCode: string | null;
  /** The first day from which it is known to exist, `YYYY-MM-DD`; null when the registry was not told. */
  readonly validFrom: string | null;
  /** The first day on which it no longer exists; null for an active one. */
  readonly validTo: string | null;
}

/** Whether a text can be an agency's code at all. */
export function isAgencyCode(text: string): boolean {
  return /^[A-Z](-[A-Z\d.]{1,20}){1,6}$/.test(text);
}

const REGIONAL_TYPES: readonly AgencyType[] = ['PROVINSI', 'KABUPATEN', 'KOTA', 'PERANGKAT_DAERAH'];

/** Whether an agency is a regional government or an office of one. */
export function isRegional({ type }: Pick<Agency, 'type'>): boolean {
  return REGIONAL_TYPES.includes(type);
}
