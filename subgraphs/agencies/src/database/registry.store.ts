import { isDeepStrictEqual } from 'node:util';
import type { EntityManager, ObjectLiteral, ObjectType } from 'typeorm';

/** A table of the registry: how its rows become plain entries, and what tells an entry from the others. */
export interface RegistryTable<Entry extends object, Row extends ObjectLiteral & Entry> {
  readonly entity: ObjectType<Row>;
  readonly primaryKey: string & keyof Entry;
  readonly keyOf: (entry: Entry) => string;
  readonly toEntry: (row: Row) => Entry;
}

/** Entries that are not yet in the table, and entries that stand there with other content. */
export interface RegistryChanges<Entry> {
  readonly added: readonly Entry[];
  readonly changed: readonly Entry[];
}

/** Rows per statement; far below PostgreSQL's 65,535 parameters. */
const CHUNK = 1_000;

/** Makes the table hold these entries and tells what that changed; entries it does not name are left alone. */
export async function saveEntries<Entry extends object, Row extends ObjectLiteral & Entry>(
  manager: EntityManager,
  table: RegistryTable<Entry, Row>,
  entries: readonly Entry[],
): Promise<RegistryChanges<Entry>> {
  const present = new Map((await manager.find(table.entity)).map((row) => [table.keyOf(row), table.toEntry(row)]));
  const added = entries.filter((entry) => !present.has(table.keyOf(entry)));
  const changed = entries.filter((entry) => {
    const before = present.get(table.keyOf(entry));
    return before !== undefined && !isDeepStrictEqual(before, entry);
  });
  const rows = [...added, ...changed];
  for (let from = 0; from < rows.length; from += CHUNK) {
    await manager.upsert(table.entity, rows.slice(from, from + CHUNK) as unknown as Row[], [table.primaryKey]);
  }
  return { added, changed };
}
