import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { VaultKeys } from '../vault/vault-keys.js';

/** Whether the database holds anything made with a vault key that is not accepted. */
export async function hasForeignKeys(database: Queryable, { encryption, index }: VaultKeys): Promise<boolean> {
  const indexKeyIds = index.map(({ id }) => id);
  return (
    (await usedKeyIds(database, 'data_key')).some((id) => !encryption.acceptedKeyIds.includes(id)) ||
    (await usedKeyIds(database, 'blind_index')).some((id) => !indexKeyIds.includes(id)) ||
    (await usedKeyIds(database, 'officer_identity')).some((id) => !indexKeyIds.includes(id))
  );
}

/** The names of the keys that a table's rows were made with. One look into the index for each, however many rows there are. */
export async function usedKeyIds(database: Queryable, table: 'data_key' | 'blind_index' | 'officer_identity'): Promise<readonly string[]> {
  const rows = await database.query<{ id: string }[]>(
    `with recursive used as (
       select min(key_id) as id from ${table}
       union all
       select (select min(key_id) from ${table} where key_id > used.id) from used where used.id is not null
     )
     select id from used where id is not null`,
  );
  return rows.map(({ id }) => id);
}
