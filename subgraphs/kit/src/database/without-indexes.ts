import type { BulkClient } from './bulk-load.js';

/**
 * Does a bulk load with the secondary indexes and the foreign keys of some tables taken away, and puts them back as
 * they were: one pass over a full table is many times cheaper than a million single entries. All of it belongs in the
 * client's transaction, so that no crash leaves a table without them; nobody else can use the tables meanwhile.
 */
export async function withoutIndexes(client: BulkClient, tables: readonly string[], load: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<Part>(PARTS, [tables]);
  for (const { drop } of rows) await client.query(drop);
  await load();
  for (const { create } of rows.toReversed()) await client.query(create);
}

interface Part {
  readonly drop: string;
  readonly create: string;
}

// Foreign keys first: when they come back, last of all, the indexes they look into are there. An index that carries a
// constraint stays. "on only" would make the index of a partitioned table without its partitions.
const PARTS = `
  select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
         format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as create
  from pg_constraint where contype = 'f' and conrelid = any ($1::regclass[]) and conparentid = 0
  union all
  select format('drop index %s', indexrelid::regclass), replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ')
  from pg_index
  where indrelid = any ($1::regclass[]) and not exists (select 1 from pg_constraint where conindid = indexrelid)`;
