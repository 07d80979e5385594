import type { EntityManager } from 'typeorm';
import { lockValues } from './person.store.js';

/** An account that is made for a number which reports by SMS, with all that is kept sealed for it. */
export interface NewChannelAccount {
  readonly id: string;
  readonly citizenId: string;
  readonly username: string;
  readonly dataKey: { readonly keyId: string; readonly wrapped: Buffer };
  readonly phone: Buffer;
  readonly secret: Buffer;
  readonly index: { readonly keyId: string; readonly digest: Buffer; readonly others: readonly Buffer[] };
}

/**
 * Writes new accounts with their sealed persons, all with one statement. False, with nothing written, when one of the numbers
 * has an account by now; rejects when a user name is taken. Whoever opens the same number at the same moment waits.
 */
export async function insertChannelAccounts(
  manager: EntityManager,
  accounts: readonly NewChannelAccount[],
  createdAt: Date,
): Promise<boolean> {
  const digests = accounts.flatMap(({ index: { digest, others } }) => [digest, ...others]);
  await lockValues(manager, digests);
  const [known] = await manager.query<{ taken: boolean }[]>(TAKEN, [digests]);
  if (known?.taken) return false;
  await manager.query(INSERT, [
    accounts.map(({ id }) => id),
    accounts.map(({ citizenId }) => citizenId),
    accounts.map(({ username }) => username),
    accounts.map(({ dataKey }) => dataKey.keyId),
    accounts.map(({ dataKey }) => dataKey.wrapped),
    accounts.map(({ phone }) => phone),
    accounts.map(({ secret }) => secret),
    accounts.map(({ index }) => index.keyId),
    accounts.map(({ index }) => index.digest),
    createdAt,
  ]);
  return true;
}

const TAKEN = `select exists (select from blind_index where kind = 'CHANNEL' and digest = any($1::bytea[])) as taken`;

const INSERT = `
  with given as materialized (
    select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::bytea[], $6::bytea[], $7::bytea[], $8::text[], $9::bytea[])
      as g (id, citizen_id, username, key_id, wrapped, phone, secret, index_key_id, digest)
  ), accounts as (
    insert into account (id, kind, username, must_change_password, created_at) select id, 'CITIZEN', username, false, $10 from given
  ), citizens as (
    insert into citizen (id, account_id) select citizen_id, id from given
  ), keys as (
    insert into data_key (account_id, key_id, wrapped) select id, key_id, wrapped from given
  ), fields as (
    insert into sealed_field (account_id, field, sealed) select id, 'PHONE', phone from given
  ), secrets as (
    insert into reporter_secret (account_id, sealed) select id, secret from given
  )
  insert into blind_index (account_id, kind, key_id, digest) select id, 'CHANNEL', index_key_id, digest from given`;
