import type { EntityManager } from 'typeorm';
import type { IndexKind } from '../vault/blind-index.js';
import type { WrappedKey } from '../vault/data-key.js';
import type { SealedField } from '../vault/sealed-field.js';
import type { VaultKeys } from '../vault/vault-keys.js';

/** A person who stands under a former key, locked until the transaction ends. */
export interface StalePerson {
  readonly accountId: string;
  readonly dataKey: WrappedKey;
  /** The indexes that were made with a former key, with the sealed fields they are made of. */
  readonly stale: readonly { readonly kind: IndexKind; readonly field: SealedField; readonly sealed: Buffer }[];
  /** Linked identities whose digest was made with a former key. */
  readonly identities: readonly { readonly id: string; readonly sealed: Buffer }[];
}

/** Lets whoever tells of a rotation wait for the others who do, until the transaction ends. */
export async function lockRotations(manager: EntityManager): Promise<void> {
  await manager.query("select pg_advisory_xact_lock(hashtextextended('vault rotation', 0))");
}

/**
 * Locks some persons who stand under former keys; those that somebody else holds are left for the next time. The data
 * key is locked first and the fields are read afterwards: a correction that was made in between is seen.
 */
export async function lockStalePersons(manager: EntityManager, keys: VaultKeys, limit: number): Promise<readonly StalePerson[]> {
  const current = [keys.encryption.keyId, keys.index[0].id];
  const locked = await manager.query<{ account_id: string; key_id: string; wrapped: Buffer }[]>(LOCK_STALE, [...current, limit]);
  const ids = locked.map(({ account_id }) => account_id);
  const stale = await manager.query<StaleRow[]>(READ_STALE, [ids, keys.index[0].id]);
  const identities = await manager.query<StaleIdentityRow[]>(READ_STALE_IDENTITIES, [ids, keys.index[0].id]);
  return locked.map(({ account_id, key_id, wrapped }) => ({
    accountId: account_id,
    dataKey: { keyId: key_id, wrapped },
    stale: stale.filter((row) => row.account_id === account_id),
    identities: identities.filter((row) => row.account_id === account_id),
  }));
}

interface StaleIdentityRow {
  readonly account_id: string;
  readonly id: string;
  readonly sealed: Buffer;
}

interface StaleRow {
  readonly account_id: string;
  readonly kind: IndexKind;
  readonly field: SealedField;
  readonly sealed: Buffer;
}

/** Replaces persons' wrapped data keys. The data keys themselves stay: no field is sealed anew. */
export async function saveDataKeys(
  manager: EntityManager,
  keys: readonly { readonly accountId: string; readonly dataKey: WrappedKey }[],
): Promise<void> {
  await manager.query(
    `update data_key set key_id = given.key_id, wrapped = given.wrapped
     from unnest($1::uuid[], $2::text[], $3::bytea[]) as given (account_id, key_id, wrapped)
     where data_key.account_id = given.account_id`,
    [keys.map(({ accountId }) => accountId), keys.map(({ dataKey }) => dataKey.keyId), keys.map(({ dataKey }) => dataKey.wrapped)],
  );
}

/** A digest that takes the place of the one made with a former key. */
export interface NewDigest {
  readonly accountId: string;
  readonly kind: IndexKind;
  readonly keyId: string;
  readonly digest: Buffer;
}

/** Replaces the digests of indexes. */
export async function saveDigests(manager: EntityManager, digests: readonly NewDigest[]): Promise<void> {
  await manager.query(
    `update blind_index set key_id = given.key_id, digest = given.digest
     from unnest($1::uuid[], $2::text[], $3::text[], $4::bytea[]) as given (account_id, kind, key_id, digest)
     where blind_index.account_id = given.account_id and blind_index.kind = given.kind`,
    [
      digests.map(({ accountId }) => accountId),
      digests.map(({ kind }) => kind),
      digests.map(({ keyId }) => keyId),
      digests.map(({ digest }) => digest),
    ],
  );
}

/** Replaces the digests of linked identities. */
export async function saveIdentityDigests(
  manager: EntityManager,
  digests: readonly { readonly id: string; readonly keyId: string; readonly digest: Buffer }[],
): Promise<void> {
  await manager.query(
    `update officer_identity set key_id = given.key_id, digest = given.digest
     from unnest($1::uuid[], $2::text[], $3::bytea[]) as given (id, key_id, digest)
     where officer_identity.id = given.id`,
    [digests.map(({ id }) => id), digests.map(({ keyId }) => keyId), digests.map(({ digest }) => digest)],
  );
}

// Two comparisons instead of <>, which no index can answer.
const LOCK_STALE = `
  select account_id, key_id, wrapped from data_key
  where account_id in (
    (select account_id from data_key where key_id < $1 or key_id > $1 limit $3)
    union
    (select account_id from blind_index where key_id < $2 or key_id > $2 limit $3)
    union
    (select account_id from officer_identity where key_id < $2 or key_id > $2 limit $3)
  )
  limit $3
  for update skip locked`;

// The index of a channel is made of the phone number.
const READ_STALE = `
  select f.account_id, i.kind, f.field, f.sealed
  from blind_index i
  join sealed_field f on f.account_id = i.account_id and f.field = case i.kind when 'CHANNEL' then 'PHONE' else i.kind end
  where i.account_id = any($1::uuid[]) and i.key_id <> $2`;

const READ_STALE_IDENTITIES = 'select account_id, id, sealed from officer_identity where account_id = any($1::uuid[]) and key_id <> $2';
