import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { EntityManager } from 'typeorm';
import type { WrappedKey } from '../vault/data-key.js';
import type { FieldIndex, SealedData, SealedPerson } from '../vault/person.js';
import type { SealedField } from '../vault/sealed-field.js';
import { DataKeyEntity } from './data-key.entity.js';

/** Inserts a sealed person; false when another account has their e-mail address or phone number. */
export async function insertPerson(manager: EntityManager, accountId: string, person: SealedPerson): Promise<boolean> {
  if (!(await insertIndexes(manager, accountId, person.indexes))) return false;
  await manager.insert(DataKeyEntity, { accountId, ...person.dataKey });
  await saveFields(manager, accountId, person.fields, null);
  return true;
}

/** Reads a person's data key; null once it is destroyed. */
export async function findDataKey(database: Queryable, accountId: string): Promise<WrappedKey | null> {
  const [row] = await database.query<KeyRow[]>('select key_id, wrapped from data_key where account_id = $1', [accountId]);
  return row ? { keyId: row.key_id, wrapped: row.wrapped } : null;
}

interface KeyRow {
  readonly key_id: string;
  readonly wrapped: Buffer;
}

/** Reads a person's data key and keeps it locked: whoever writes of a person does this first. Null once it is destroyed. */
export async function lockDataKey(manager: EntityManager, accountId: string): Promise<WrappedKey | null> {
  const [row] = await manager.query<KeyRow[]>('select key_id, wrapped from data_key where account_id = $1 for update', [accountId]);
  return row ? { keyId: row.key_id, wrapped: row.wrapped } : null;
}

/**
 * Writes a person's fields and indexes over the former ones; `verifiedAt` is when the contact among them was confirmed.
 * False, with nothing to be kept of the transaction, when another account has the e-mail address or phone number.
 */
export async function replaceData(
  manager: EntityManager,
  accountId: string,
  { fields, indexes }: SealedData,
  verifiedAt: Date | null = null,
): Promise<boolean> {
  await manager.query('delete from blind_index where account_id = $1 and kind = any($2)', [accountId, indexes.map(({ kind }) => kind)]);
  await saveFields(manager, accountId, fields, verifiedAt);
  return insertIndexes(manager, accountId, indexes);
}

/** Takes fields away, with their indexes. */
export async function removeFields(manager: EntityManager, accountId: string, fields: readonly SealedField[]): Promise<void> {
  await manager.query('delete from blind_index where account_id = $1 and kind = any($2)', [accountId, fields]);
  await manager.query('delete from sealed_field where account_id = $1 and field = any($2)', [accountId, fields]);
}

/** Notes that a contact was confirmed by its owner. */
export async function markVerified(manager: EntityManager, accountId: string, field: SealedField, at: Date): Promise<void> {
  await manager.query('update sealed_field set verified_at = $3 where account_id = $1 and field = $2', [accountId, field, at]);
}

/**
 * Inserts indexes; false when one of the unique ones is taken, under whichever accepted key. The locks make two that
 * write the same value under two keys at the same moment wait for each other: each would not see the other's row.
 */
export async function insertIndexes(manager: EntityManager, accountId: string, indexes: readonly FieldIndex[]): Promise<boolean> {
  if (indexes.length === 0) return true;
  await lockValues(
    manager,
    indexes.flatMap(({ digest, others }) => [digest, ...others]),
  );
  for (const { kind, keyId, digest, others } of indexes) {
    const [row] = await manager.query<{ written: boolean; taken: boolean }[]>(INSERT_INDEX, [accountId, kind, keyId, digest, others]);
    if (!row?.written || row.taken) return false;
  }
  return true;
}

/** Lets whoever writes the same values wait, until the transaction ends; in one order for everybody. */
export async function lockValues(manager: EntityManager, digests: readonly Buffer[]): Promise<void> {
  await manager.query(LOCK_VALUES, [digests]);
}

async function saveFields(manager: EntityManager, accountId: string, fields: SealedData['fields'], verifiedAt: Date | null): Promise<void> {
  await manager.query(UPSERT_FIELDS, [accountId, fields.map(({ field }) => field), fields.map(({ sealed }) => sealed), verifiedAt]);
}

const LOCK_VALUES = `
  select pg_advisory_xact_lock(hashtextextended(value, 0))
  from (select encode(digest, 'hex') as value from unnest($1::bytea[]) as digest order by 1) as values_in_order`;

const INSERT_INDEX = `
  with written as (
    insert into blind_index (account_id, kind, key_id, digest) values ($1, $2, $3, $4) on conflict do nothing returning 1
  )
  select exists (select 1 from written) as written,
         $2 <> 'NIK' and exists (select 1 from blind_index where kind = $2 and digest = any($5::bytea[]) and account_id <> $1) as taken`;

const UPSERT_FIELDS = `
  insert into sealed_field (account_id, field, sealed, verified_at)
  select $1, field, sealed, $4 from unnest($2::text[], $3::bytea[]) as given (field, sealed)
  on conflict (account_id, field) do update set sealed = excluded.sealed, verified_at = excluded.verified_at`;
