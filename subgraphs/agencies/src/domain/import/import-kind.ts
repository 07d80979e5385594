import type { Agency } from '../agency/agency.js';
import { AGENCY_TYPES, CONNECTION_MODELS } from '../agency/agency.js';
import type { AgencyDraft } from '../agency/register-agency.js';

/** What can be imported as a table. */
export const IMPORT_KINDS = ['AGENCIES', 'UNITS'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** A column of a table. */
export interface Column {
  readonly name: keyof AgencyDraft;
  /** An empty cell is a problem. */
  readonly required?: boolean;
  /** What an empty cell means; otherwise nothing, or what the agency above has. */
  readonly fallback?: string;
  /** The only values there are. */
  readonly values?: readonly string[];
}

/** The columns of each kind; a kind more is a line more. A column that may be empty may also be left out. */
export const IMPORT_COLUMNS: Readonly<Record<ImportKind, readonly Column[]>> = {
  AGENCIES: [
    { name: 'code', required: true },
    { name: 'name', required: true },
    { name: 'shortName' },
    { name: 'type', required: true, values: AGENCY_TYPES },
    { name: 'parentCode' },
    { name: 'regionCode' },
    { name: 'timeZone', fallback: 'Asia/Jakarta' },
    { name: 'connectionModel', fallback: 'CENTRAL', values: CONNECTION_MODELS },
  ],
  UNITS: [
    { name: 'code', required: true },
    { name: 'name', required: true },
    { name: 'shortName' },
    { name: 'type', fallback: 'UNIT_KERJA', values: AGENCY_TYPES },
    { name: 'parentCode', required: true },
    { name: 'regionCode' },
    { name: 'timeZone' },
    { name: 'connectionModel', values: CONNECTION_MODELS },
  ],
};

/** The cells of a row by column; a column that the table does not have is not among them. */
export type Cells = Readonly<Partial<Record<string, string>>>;

/** What a row says of an agency. Where it says nothing, a unit is like the agency above it. */
export function toDraft(kind: ImportKind, cells: Cells, parent: Agency | null): AgencyDraft {
  const fallbacks = Object.fromEntries(IMPORT_COLUMNS[kind].map(({ name, fallback }) => [name, fallback]));
  const cell = (name: keyof AgencyDraft) => cells[name]?.trim() || fallbacks[name] || null;
  return {
    code: cell('code') ?? '',
    name: cell('name') ?? '',
    shortName: cell('shortName'),
    type: (cell('type') ?? 'UNIT_KERJA') as AgencyDraft['type'],
    parentCode: cell('parentCode'),
    regionCode: cell('regionCode') ?? (kind === 'UNITS' ? (parent?.regionCode ?? null) : null),
    timeZone: cell('timeZone') ?? parent?.timeZone ?? 'Asia/Jakarta',
    connectionModel: (cell('connectionModel') ?? parent?.connectionModel ?? 'CENTRAL') as AgencyDraft['connectionModel'],
  };
}
