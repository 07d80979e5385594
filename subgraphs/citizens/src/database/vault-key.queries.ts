import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { VaultKeys } from '../vault/vault-keys.js';

/** Whether the database holds anything made with other vault keys than these. */
export async function hasForeignKeys(database: Queryable, keys: VaultKeys): Promise<boolean> {
  const [row] = await database.query<{ foreign: boolean }[]>(
    // Two comparisons instead of <>, which no index can answer.
    `select exists (select 1 from data_key where key_id < $1 or key_id > $1)
         or exists (select 1 from blind_index where key_id < $2 or key_id > $2) as "foreign"`,
    [keys.encryption.id, keys.index.id],
  );
  return row?.foreign ?? false;
}
