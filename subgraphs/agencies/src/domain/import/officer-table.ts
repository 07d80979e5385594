import { ROLES, type Role } from '@lapor/schema/identity';
import { isSameOffice, type OfficerEntry } from '@lapor/schema/officer';
import { refuse } from '@lapor/schema/refusal';
import type { Agency } from '../agency/agency.js';
import { type Appointment, appoint } from '../officer/appointment.js';
import { holdsNationalDesk } from '../officer/last-national-admin.js';
import { checkOfficerId } from '../officer/officer-id.js';
import { planTable, problemAt, type RowDecision, type RowProblem, refusedRow } from './import-plan.js';
import type { Planner } from './planner.js';
import type { CellReader, Column } from './table.js';

/** What the registry holds when a table of officers is checked. Nothing of it is a person's name or address. */
export interface OfficerSurroundings {
  readonly agencies: ReadonlyMap<string, Agency>;
  /** The officers of the table by id, and everybody at the national desk. */
  readonly officers: ReadonlyMap<string, OfficerEntry>;
  /** Who imports: nobody appoints themselves. */
  readonly callerId: string;
  /** The latest date it can be in Indonesia, `YYYY-MM-DD`. */
  readonly today: string;
}

const COLUMNS: readonly Column[] = [
  { name: 'officerId', required: true },
  { name: 'role', required: true, values: ROLES },
  { name: 'agencyCode', required: true },
  { name: 'validFrom', required: true },
  { name: 'validTo' },
];

/** The same rules as for single appointments; an account becomes an officer by its first row. */
export const OFFICERS_PLANNER: Planner<OfficerSurroundings, 'OfficerAppointed'> = {
  columns: COLUMNS,
  plan(table, { agencies, officers, callerId, today }) {
    const after = new Map(officers);
    const decide = (cell: CellReader) => {
      const officerId = cell('officerId') ?? '';
      const given = readAppointment(cell);
      const id = checkOfficerId('officerId', officerId);
      if (!id.ok) return refusedRow(id, 'officerId');
      if (officerId === callerId) return { outcome: 'PROBLEMS', problems: [problemAt('officerId', 'FORBIDDEN')] } as const;
      if (!agencies.get(given.agencyCode)?.active)
        return { outcome: 'PROBLEMS', problems: [problemAt('agencyCode', 'AGENCY_UNKNOWN')] } as const;
      const decision = decideRow(officerId, given, { officers: after, today });
      if ('event' in decision) after.set(officerId, decision.event.entry);
      return decision;
    };
    const keyOf = (cell: CellReader) => [cell('officerId'), cell('role'), cell('agencyCode')].join();
    return planTable({ columns: COLUMNS, keyOf, repeated: REPEATED, decide }, table);
  },
};

function readAppointment(cell: CellReader): Appointment {
  const role = cell('role') as Role;
  return { role, agencyCode: cell('agencyCode') ?? '', validFrom: cell('validFrom') ?? '', validTo: cell('validTo') };
}

function decideRow(
  id: string,
  given: Appointment,
  { officers, today }: Pick<OfficerSurroundings, 'officers' | 'today'>,
): RowDecision<'OfficerAppointed'> {
  const before = officers.get(id) ?? { id, active: true, memberships: [], leave: null };
  const decision = appoint(before, given, today);
  if (!decision.ok) return decision.code === 'OFFICER_UNCHANGED' ? { outcome: 'UNCHANGED' } : refusedRow(decision, 'officerId');
  const { officer } = decision;
  if (leavesNationalDesk(before, officer, { officers, today })) return refusedRow(refuse('LAST_NATIONAL_ADMIN'), 'validTo');
  const heldBefore = before.memberships.some((membership) => membership.actingFor === null && isSameOffice(membership, given));
  return { outcome: heldBefore ? 'CHANGED' : 'ADDED', event: { type: 'OfficerAppointed', entry: officer } };
}

function leavesNationalDesk(
  before: OfficerEntry,
  after: OfficerEntry,
  { officers, today }: Pick<OfficerSurroundings, 'officers' | 'today'>,
): boolean {
  if (!holdsNationalDesk(before, today) || holdsNationalDesk(after, today)) return false;
  return ![...officers.values()].some((other) => other.id !== after.id && holdsNationalDesk(other, today));
}

const REPEATED: RowProblem = {
  field: 'officerId',
  code: 'INPUT_INVALID',
  problem: 'the same role of this officer in this agency stands in the table before',
  masalah: 'peran petugas ini pada instansi yang sama sudah ada pada baris sebelumnya',
};
