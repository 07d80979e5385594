import { AGENCY_TYPES, type Agency, CONNECTION_MODELS } from '../agency/agency.js';
import { type AgencyDraft, registerAgency } from '../agency/register-agency.js';
import { planTable, problemAt, type RowDecision, type RowProblem, refusedRow } from './import-plan.js';
import type { Planner } from './planner.js';
import type { CellReader, Column } from './table.js';

/** What the registry holds when a table of agencies is checked. */
export interface AgencySurroundings {
  readonly agencies: ReadonlyMap<string, Agency>;
  readonly regions: ReadonlySet<string>;
  /** The day from which new agencies exist, `YYYY-MM-DD`. */
  readonly validFrom: string;
}
export type AgencyPlanner = Planner<AgencySurroundings, 'AgencyRegistered' | 'AgencyChanged'>;

export const AGENCIES_PLANNER: AgencyPlanner = planner({
  columns: [
    { name: 'code', required: true },
    { name: 'name', required: true },
    { name: 'shortName' },
    { name: 'type', required: true, values: AGENCY_TYPES },
    { name: 'parentCode' },
    { name: 'regionCode' },
    { name: 'timeZone', fallback: 'Asia/Jakarta' },
    { name: 'connectionModel', fallback: 'CENTRAL', values: CONNECTION_MODELS },
  ],
  inRegionOfParent: false,
});

/** Where a row says nothing, a unit is like the agency above it. */
export const UNITS_PLANNER: AgencyPlanner = planner({
  columns: [
    { name: 'code', required: true },
    { name: 'name', required: true },
    { name: 'shortName' },
    { name: 'type', fallback: 'UNIT_KERJA', values: AGENCY_TYPES },
    { name: 'parentCode', required: true },
    { name: 'regionCode' },
    { name: 'timeZone' },
    { name: 'connectionModel', values: CONNECTION_MODELS },
  ],
  inRegionOfParent: true,
});

/**
 * A row may stand below one before it. What the registry holds already is changed where it differs; it is not moved and
 * not reopened by an import.
 */
function planner({
  columns,
  inRegionOfParent,
}: {
  readonly columns: readonly Column[];
  readonly inRegionOfParent: boolean;
}): AgencyPlanner {
  return {
    columns,
    plan(table, { agencies, regions, validFrom }) {
      const after = new Map(agencies);
      const decide = (cell: CellReader) => {
        const parent = after.get(cell('parentCode') ?? '') ?? null;
        const draft = toDraft(cell, parent, inRegionOfParent);
        const regionKnown = draft.regionCode !== null && regions.has(draft.regionCode);
        const decision = decideRow({ draft, before: agencies.get(draft.code) ?? null, parent, regionKnown, validFrom });
        if ('event' in decision) after.set(draft.code, decision.event.entry);
        return decision;
      };
      const repeated = problemAt('code', 'AGENCY_CODE_TAKEN');
      return planTable({ columns, keyOf: (cell) => cell('code') ?? '', repeated, decide }, table);
    },
  };
}

interface RowCase {
  readonly draft: AgencyDraft;
  readonly before: Agency | null;
  readonly parent: Agency | null;
  readonly regionKnown: boolean;
  readonly validFrom: string;
}

function decideRow({ draft, before, parent, regionKnown, validFrom }: RowCase): RowDecision<'AgencyRegistered' | 'AgencyChanged'> {
  if (before && !before.active) return { outcome: 'PROBLEMS', problems: [problemAt('code', 'AGENCY_UNKNOWN')] };
  if (before && before.parentCode !== draft.parentCode) return { outcome: 'PROBLEMS', problems: [ELSEWHERE] };
  // An agency that was moved keeps a code that no longer continues the one above.
  const judged = before ? { ...draft, parentCode: null } : draft;
  const decision = registerAgency(judged, { codeTaken: false, parent, regionKnown }, validFrom);
  if (!decision.ok) return refusedRow(decision, 'code');
  if (!before) return { outcome: 'ADDED', event: { type: 'AgencyRegistered', entry: decision.agency } };
  const { name, shortName, type, regionCode, timeZone, connectionModel } = decision.agency;
  const entry = { ...before, name, shortName, type, regionCode, timeZone, connectionModel };
  return isSame(before, entry) ? { outcome: 'UNCHANGED' } : { outcome: 'CHANGED', event: { type: 'AgencyChanged', entry } };
}

function toDraft(cell: CellReader, parent: Agency | null, inRegionOfParent: boolean): AgencyDraft {
  return {
    code: cell('code') ?? '',
    name: cell('name') ?? '',
    shortName: cell('shortName'),
    type: (cell('type') ?? 'UNIT_KERJA') as AgencyDraft['type'],
    parentCode: cell('parentCode'),
    regionCode: cell('regionCode') ?? (inRegionOfParent ? (parent?.regionCode ?? null) : null),
    timeZone: cell('timeZone') ?? parent?.timeZone ?? 'Asia/Jakarta',
    connectionModel: (cell('connectionModel') ?? parent?.connectionModel ?? 'CENTRAL') as AgencyDraft['connectionModel'],
  };
}

function isSame(before: Agency, after: Agency): boolean {
  return (Object.keys(after) as (keyof Agency)[]).every((key) => before[key] === after[key]);
}

const ELSEWHERE: RowProblem = {
  field: 'parentCode',
  code: 'INPUT_INVALID',
  problem: 'the agency stands below another one; move it with moveAgency',
  masalah: 'instansi berada di bawah instansi lain; pindahkan dengan moveAgency',
};
