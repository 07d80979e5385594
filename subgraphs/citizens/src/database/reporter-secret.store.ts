import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { WrappedKey } from '../vault/data-key.js';

/** A person's data key, and the sealed secret if there is one; null once the data key is destroyed. */
export async function findReporterSecret(
  database: Queryable,
  accountId: string,
): Promise<{ readonly dataKey: WrappedKey; readonly sealed: Buffer | null } | null> {
  const [row] = await database.query<{ key_id: string; wrapped: Buffer; sealed: Buffer | null }[]>(
    'select key_id, wrapped, sealed from data_key left join reporter_secret using (account_id) where account_id = $1',
    [accountId],
  );
  return row ? { dataKey: { keyId: row.key_id, wrapped: row.wrapped }, sealed: row.sealed } : null;
}

/** Keeps a secret unless there is one by now; returns the one that is kept. */
export async function keepReporterSecret(database: Queryable, accountId: string, sealed: Buffer): Promise<Buffer> {
  await database.query('insert into reporter_secret (account_id, sealed) values ($1, $2) on conflict do nothing', [accountId, sealed]);
  const [row] = await database.query<{ sealed: Buffer }[]>('select sealed from reporter_secret where account_id = $1', [accountId]);
  return row?.sealed ?? sealed;
}
