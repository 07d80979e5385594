import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Role } from '@lapor/schema/identity';
import type { OfficerEntry } from '@lapor/schema/officer';
import { isUuid } from '@lapor/schema/uuid';
import { findOfficersAt, findOfficersById } from '../database/officer.queries.js';
import { readAllAgencies } from '../database/whole-registry.queries.js';
import { NATION } from '../domain/authority/authority.js';
import { concernOfAgencies } from '../domain/authority/concern-of-agencies.js';
import type { PlannedEvent } from '../domain/import/import-plan.js';
import { OFFICERS_PLANNER } from '../domain/import/officer-table.js';
import { cellsOf } from '../domain/import/table.js';
import { isNationalRole } from '../domain/officer/appointment.js';
import { coverLeave } from './cover-leave.js';
import type { ImportProcedure } from './import-procedure.js';

/** Officers concern every agency in which they are appointed, or the nation for a role that reaches beyond one. */
export const importOfficers: ImportProcedure = {
  columns: OFFICERS_PLANNER.columns,
  async open(manager, table) {
    const agencies = await readAllAgencies(manager);
    const national = cellsOf(table, 'role').some((role) => isNationalRole(role as Role));
    const ids = cellsOf(table, 'officerId').filter(isUuid);
    let officers: ReadonlyMap<string, OfficerEntry> = new Map();
    return {
      concern: national ? NATION : concernOfAgencies(cellsOf(table, 'agencyCode'), agencies),
      async plan({ callerId, today }) {
        const known = [...(await findOfficersById(manager, ids)), ...(await findOfficersAt(manager, [NATIONAL_DESK]))];
        officers = new Map(known.map((officer) => [officer.id, officer]));
        return OFFICERS_PLANNER.plan(table, { agencies, officers, callerId, today });
      },
      /** A deputy's acting memberships follow the absent officer's, as after a single appointment. */
      async followUp(change, events, { callerId, today }) {
        for (const after of lastOfEach(events)) {
          if (after.leave !== null)
            await coverLeave(change, { before: officers.get(after.id) ?? null, after, callerId, today, anew: false });
        }
      },
    };
  },
};

/** Each officer as the last of their rows leaves them. */
function lastOfEach(events: readonly PlannedEvent[]): readonly OfficerEntry[] {
  return [...new Map(events.map(({ entry }) => [(entry as OfficerEntry).id, entry as OfficerEntry])).values()];
}
