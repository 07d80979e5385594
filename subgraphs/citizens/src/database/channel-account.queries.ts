import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { WrappedKey } from '../vault/data-key.js';

/** The account that was made for a phone number. */
export interface ChannelAccount {
  readonly accountId: string;
  readonly citizenId: string;
  /** Whether somebody has taken it over and signs in to it. */
  readonly claimed: boolean;
}

/** Finds the account of a reporting channel by the number's digests under every accepted key. */
export async function findChannelAccount(database: Queryable, digests: readonly Buffer[]): Promise<ChannelAccount | null> {
  const [row] = await database.query<ChannelAccount[]>(
    `select a.id as "accountId", c.id as "citizenId", a.password_hash is not null as claimed
     from blind_index i join account a on a.id = i.account_id join citizen c on c.account_id = a.id
     where i.kind = 'CHANNEL' and i.digest = any($1::bytea[]) limit 1`,
    [digests],
  );
  return row ?? null;
}

/** Somebody who reports from a number, with what their secret is sealed with; without a secret none was needed yet. */
export interface FoundReporter {
  readonly digest: Buffer;
  readonly accountId: string;
  readonly citizenId: string;
  readonly dataKey: WrappedKey;
  readonly secret: Buffer | null;
}

/**
 * Finds those who report from numbers, by the numbers' digests under every accepted key: the account that has confirmed the
 * number comes before the one that was made for it. One statement.
 */
export async function findReporters(
  database: Queryable,
  { phones, channels }: { readonly phones: readonly Buffer[]; readonly channels: readonly Buffer[] },
): Promise<readonly FoundReporter[]> {
  const rows = await database.query<(Omit<FoundReporter, 'dataKey'> & { key_id: string; wrapped: Buffer })[]>(REPORTERS, [
    phones,
    channels,
  ]);
  return rows.map(({ key_id, wrapped, ...row }) => ({ ...row, dataKey: { keyId: key_id, wrapped } }));
}

const REPORTERS = `
  select i.digest, i.account_id as "accountId", c.id as "citizenId", k.key_id, k.wrapped, s.sealed as secret
  from (
    select account_id, digest, 1 as place from blind_index i where kind = 'PHONE' and digest = any($1::bytea[])
      and exists (select from sealed_field f where f.account_id = i.account_id and f.field = 'PHONE' and f.verified_at is not null)
    union all
    select account_id, digest, 2 from blind_index where kind = 'CHANNEL' and digest = any($2::bytea[])
  ) i
  join citizen c using (account_id) join data_key k using (account_id) left join reporter_secret s using (account_id)
  order by i.place`;

/** A reporter's sealed telephone number. */
export interface SealedPhone {
  readonly citizenId: string;
  readonly accountId: string;
  readonly dataKey: WrappedKey;
  readonly sealed: Buffer;
}

/**
 * The numbers of citizens by their pseudonyms, in one statement: those that were confirmed, or that the account was made
 * for. Whose key is destroyed, or whose number is only claimed, is missing.
 */
export async function findSealedPhones(database: Queryable, citizenIds: readonly string[]): Promise<readonly SealedPhone[]> {
  const rows = await database.query<{ id: string; account_id: string; key_id: string; wrapped: Buffer; sealed: Buffer }[]>(
    `select c.id, c.account_id, k.key_id, k.wrapped, f.sealed
     from citizen c
     join data_key k on k.account_id = c.account_id
     join sealed_field f on f.account_id = c.account_id and f.field = 'PHONE'
     where c.id = any($1::uuid[]) and (f.verified_at is not null
       or exists (select from blind_index i where i.account_id = c.account_id and i.kind = 'CHANNEL'))`,
    [citizenIds],
  );
  return rows.map(({ id, account_id, key_id, wrapped, sealed }) => ({
    citizenId: id,
    accountId: account_id,
    dataKey: { keyId: key_id, wrapped },
    sealed,
  }));
}
