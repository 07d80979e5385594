import { readAllAgencies, readRegionCodes } from '../database/whole-registry.queries.js';
import type { Agency } from '../domain/agency/agency.js';
import { type Concern, NATION } from '../domain/authority/authority.js';
import { concernOfAgencies } from '../domain/authority/concern-of-agencies.js';
import { AGENCIES_PLANNER, type AgencyPlanner, UNITS_PLANNER } from '../domain/import/agency-table.js';
import { cellsOf, type Table } from '../domain/import/table.js';
import type { ImportProcedure } from './import-procedure.js';

/** Agencies are the nation's to import. */
export const importAgencies = importWith(AGENCIES_PLANNER, () => NATION);

/** Units concern every agency that the table puts them below; what stands below a new row is the row's own matter. */
export const importUnits = importWith(UNITS_PLANNER, (table, agencies) => concernOfAgencies(cellsOf(table, 'parentCode'), agencies));

function importWith(planner: AgencyPlanner, concernOf: (table: Table, agencies: ReadonlyMap<string, Agency>) => Concern): ImportProcedure {
  return {
    columns: planner.columns,
    async open(manager, table) {
      const agencies = await readAllAgencies(manager);
      return {
        concern: concernOf(table, agencies),
        plan: async ({ decree }) =>
          planner.plan(table, { agencies, regions: await readRegionCodes(manager), validFrom: decree.effectiveOn }),
      };
    },
  };
}
