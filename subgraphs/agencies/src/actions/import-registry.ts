import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import type { EntityManager } from 'typeorm';
import { readAllAgencies, readRegionCodes } from '../database/whole-registry.queries.js';
import type { Agency } from '../domain/agency/agency.js';
import { type Concern, NATION } from '../domain/authority/authority.js';
import { checkDecree, type Decree } from '../domain/decree/decree.js';
import { checkImport, type ImportPlan, type ImportProblem, type Table } from '../domain/import/check-import.js';
import { IMPORT_COLUMNS, type ImportKind } from '../domain/import/import-kind.js';
import { changeRegistry, type RegistryChange } from './change-registry.js';
import type { ActionDependencies } from './dependencies.js';
import { readTable } from './read-table.js';

/** A table of agencies or units, and the act by which it holds. */
export interface ImportRegistryInput extends Decree {
  readonly kind: ImportKind;
  readonly csv: string;
  /** Only says what it would do. */
  readonly dryRun: boolean;
}

/** What an import has done, or would do. */
export interface ImportResult {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly problems: readonly ImportProblem[];
}

/** How many problems a refusal names; a dry run names all. */
const NAMED_PROBLEMS = 100;

/**
 * Imports a table, all of it or nothing; the same table again changes nothing. For the national administrators, units
 * also for whoever is above every one of them. A dry run lists every problem and writes nothing. Throws UNAUTHENTICATED,
 * FORBIDDEN, INPUT_INVALID, what `readTable` does, and IMPORT_INVALID with the first `problems`.
 */
export async function importRegistry(deps: ActionDependencies, subject: Subject, input: ImportRegistryInput): Promise<ImportResult> {
  const { kind, dryRun } = input;
  const table = readTable(input.csv, IMPORT_COLUMNS[kind]);
  let agencies: ReadonlyMap<string, Agency> = new Map();
  let plan: ImportPlan | undefined;
  const concern = async (manager: EntityManager) => {
    agencies = await readAllAgencies(manager);
    return concernOf(kind, table, agencies);
  };
  await changeRegistry(deps, { name: 'importRegistry', subject, key: kind, input: {}, concern }, async (change) => {
    const checked = checkDecree(input, latestDateInIndonesia(change.at));
    assertAllowed(checked);
    const { decree } = checked;
    plan = checkImport(kind, table, { agencies, regions: await readRegionCodes(change.manager), validFrom: decree.effectiveOn });
    if (dryRun) return;
    if (plan.problems.length > 0) throw new RefusalError('IMPORT_INVALID', { problems: plan.problems.slice(0, NAMED_PROBLEMS) });
    await write(change, plan, decree);
  });
  const { added = [], changed = [], unchanged = 0, problems = [] } = plan ?? {};
  return { rows: table.rows.length, added: added.length, changed: changed.length, unchanged, problems };
}

async function write({ put, putNew }: RegistryChange, { added, changed }: ImportPlan, decree: Decree): Promise<void> {
  await putNew('AgencyRegistered', added, decree);
  for (const agency of changed) await put('AgencyChanged', agency, decree);
}

/** Units concern every agency that the table puts them below; what stands below a new row is the row's own matter. */
function concernOf(kind: ImportKind, { rows }: Table, agencies: ReadonlyMap<string, Agency>): Concern {
  if (kind !== 'UNITS') return NATION;
  const parents = new Set(rows.map(({ cells }) => cells.parentCode?.trim() ?? '').filter((code) => agencies.has(code)));
  if (parents.size === 0) return NATION;
  return { kind: 'ALL', of: [...parents].map((code) => ({ kind: 'AGENCY', path: pathOf(code, agencies) })) };
}

function pathOf(code: string, agencies: ReadonlyMap<string, Agency>): readonly string[] {
  const path: string[] = [];
  for (let next: string | null = code; next !== null; next = agencies.get(next)?.parentCode ?? null) path.unshift(next);
  return path;
}
