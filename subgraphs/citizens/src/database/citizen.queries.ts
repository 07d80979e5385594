import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { WrappedKey } from '../vault/data-key.js';

/** A pseudonym and the sealed name behind it; both nulls mean that the person was deleted. */
export interface CitizenRecord {
  readonly id: string;
  readonly accountId: string;
  readonly dataKey: WrappedKey | null;
  readonly sealedName: Buffer | null;
}

/** Reads any number of citizens in one statement; unknown ids are missing from the answer. */
export async function findCitizens(database: Queryable, ids: readonly string[]): Promise<readonly CitizenRecord[]> {
  const rows = await database.query<CitizenRow[]>(FIND_CITIZENS, [ids]);
  return rows.map(({ id, account_id, key_id, wrapped, sealed }) => ({
    id,
    accountId: account_id,
    dataKey: key_id !== null && wrapped !== null ? { keyId: key_id, wrapped } : null,
    sealedName: sealed,
  }));
}

interface CitizenRow {
  readonly id: string;
  readonly account_id: string;
  readonly key_id: string | null;
  readonly wrapped: Buffer | null;
  readonly sealed: Buffer | null;
}

const FIND_CITIZENS = `
  select c.id, c.account_id, k.key_id, k.wrapped, f.sealed
  from citizen c
  left join data_key k on k.account_id = c.account_id
  left join sealed_field f on f.account_id = c.account_id and f.field = 'FULL_NAME'
  where c.id = any($1::uuid[])`;
