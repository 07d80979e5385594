import { isDeepStrictEqual } from 'node:util';
import type { EntityManager, ObjectLiteral, ObjectType } from 'typeorm';

/** A table of the registry: how its rows become plain entries, and what tells an entry from the others. */
export interface RegistryTable<Entry extends object, Row extends ObjectLiteral & Entry> {
  readonly entity: ObjectType<Row>;
  readonly primaryKey: string & keyof Entry;
  readonly toEntry: (row: Row) => Entry;
}

/** What tells an entry of a table from the others. */
export function keyIn<Entry extends object, Row extends ObjectLiteral & Entry>(
  { primaryKey }: RegistryTable<Entry, Row>,
  entry: Entry,
): unknown {
  return entry[primaryKey];
}

/** Entries that are not yet in the table, and entries that stand there with other content. */
export interface RegistryChanges<Entry> {
  readonly added: readonly Entry[];
  readonly changed: readonly Entry[];
}

/** Any number; it only has to be the same in every instance of this subgraph. */
const REGISTRY_LOCK = 1_709;

/**
 * Holds the registry for this transaction: it changes a few times a day and its rules reach across entries (no cycle,
 * no keyword twice), so its writers stand in one line. Take it before anything is written.
 */
export async function lockRegistry(manager: EntityManager): Promise<void> {
  await manager.query('select pg_advisory_xact_lock($1)', [REGISTRY_LOCK]);
}

/** Tells which of these entries the table does not hold, and which it holds with other content. */
export async function compareEntries<Entry extends object, Row extends ObjectLiteral & Entry>(
  manager: EntityManager,
  table: RegistryTable<Entry, Row>,
  entries: readonly Entry[],
): Promise<RegistryChanges<Entry>> {
  const present = new Map((await manager.find(table.entity)).map((row) => [keyIn(table, row), table.toEntry(row)]));
  const added = entries.filter((entry) => !present.has(keyIn(table, entry)));
  const changed = entries.filter((entry) => {
    const before = present.get(keyIn(table, entry));
    return before !== undefined && !isDeepStrictEqual(before, entry);
  });
  return { added, changed };
}

/**
 * Writes entries over what the table holds of them; a parent must stand before its children. One statement, because an
 * import brings thousands: an upsert through the object mapper takes several times as long.
 */
export async function writeEntries<Entry extends object, Row extends ObjectLiteral & Entry>(
  manager: EntityManager,
  { entity, primaryKey }: RegistryTable<Entry, Row>,
  entries: readonly Entry[],
): Promise<void> {
  if (entries.length === 0) return;
  const { tableName, columns } = manager.connection.getMetadata(entity);
  const names = columns.map(({ databaseName }) => databaseName);
  const rows = entries.map((entry) =>
    Object.fromEntries(columns.map(({ databaseName, propertyName }) => [databaseName, entry[propertyName as keyof Entry]])),
  );
  const key = columns.find(({ propertyName }) => propertyName === primaryKey)?.databaseName;
  const changes = names.filter((name) => name !== key).map((name) => `${name} = excluded.${name}`);
  await manager.query(
    `insert into ${tableName} (${names.join(', ')})
     select ${names.join(', ')} from json_populate_recordset(null::${tableName}, $1::json)
     on conflict (${key}) do update set ${changes.join(', ')}`,
    [JSON.stringify(rows)],
  );
}
