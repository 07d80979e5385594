import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import type { EntityManager } from 'typeorm';
import { checkDecree, type Decree } from '../domain/decree/decree.js';
import type { ImportKind } from '../domain/import/import-kind.js';
import type { ImportPlan, ImportProblem, PlannedEvent } from '../domain/import/import-plan.js';
import { changeRegistry, type RegistryChange } from './change-registry.js';
import type { ActionDependencies } from './dependencies.js';
import { importAgencies, importUnits } from './import-agencies.js';
import { importKeywords } from './import-keywords.js';
import { importOfficers } from './import-officers.js';
import type { ImportProcedure, OpenedImport } from './import-procedure.js';
import { readTable } from './read-table.js';

/** A table, and the act by which it holds. */
export interface ImportRegistryInput extends Decree {
  readonly kind: ImportKind;
  readonly csv: string;
  /** Only says what it would do. */
  readonly dryRun: boolean;
}

/** What an import has done, or would do: how many rows there are, and what became of them. */
export interface ImportResult extends Pick<ImportPlan, 'added' | 'changed' | 'unchanged' | 'problems'> {
  readonly rows: number;
  readonly problems: readonly ImportProblem[];
}

/** A kind more is a line more. */
const PROCEDURES: Readonly<Record<ImportKind, ImportProcedure>> = {
  AGENCIES: importAgencies,
  UNITS: importUnits,
  KEYWORDS: importKeywords,
  OFFICERS: importOfficers,
};

/** How many problems a refusal names; a dry run names all. */
const NAMED_PROBLEMS = 100;

/**
 * Imports a table, all of it or nothing; the same table again changes nothing. For the national administrators, and for
 * whoever is above everything that the table names, except for agencies. A dry run lists every problem and writes
 * nothing. Throws UNAUTHENTICATED, FORBIDDEN, INPUT_INVALID, what `readTable` does, and IMPORT_INVALID with the first
 * `problems`.
 */
export async function importRegistry(deps: ActionDependencies, subject: Subject, input: ImportRegistryInput): Promise<ImportResult> {
  const { kind, dryRun } = input;
  const { columns, open } = PROCEDURES[kind];
  const table = readTable(input.csv, columns);
  const opening = Promise.withResolvers<OpenedImport>();
  const planning = Promise.withResolvers<ImportPlan>();
  const concern = async (manager: EntityManager) => {
    opening.resolve(await open(manager, table));
    return (await opening.promise).concern;
  };
  await changeRegistry(deps, { name: 'importRegistry', subject, key: kind, input: {}, concern }, async (change) => {
    const opened = await opening.promise;
    const today = latestDateInIndonesia(change.at);
    const checked = checkDecree(input, today);
    assertAllowed(checked);
    const circumstances = { decree: checked.decree, callerId: 'id' in subject ? subject.id : '', today };
    const plan = await opened.plan(circumstances);
    planning.resolve(plan);
    if (dryRun) return;
    if (plan.problems.length > 0) throw new RefusalError('IMPORT_INVALID', { problems: plan.problems.slice(0, NAMED_PROBLEMS) });
    await write(change, plan.events, checked.decree);
    await opened.followUp?.(change, plan.events, circumstances);
  });
  const { added, changed, unchanged, problems } = await planning.promise;
  return { rows: table.rows.length, added, changed, unchanged, problems };
}

/** Writes the events of each type with a few statements, in the order of their rows. */
async function write({ putAll }: RegistryChange, events: readonly PlannedEvent[], decree: Decree): Promise<void> {
  for (const [type, group] of Map.groupBy(events, ({ type }) => type)) {
    const entries = group.map(({ entry }) => entry);
    await putAll(type, entries, decree);
  }
}
