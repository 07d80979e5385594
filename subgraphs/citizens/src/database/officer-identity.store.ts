import type { OfficerEntry } from '@lapor/schema/officer';
import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { EntityManager } from 'typeorm';

/** An identity at an agency's own sign-in that is linked to an officer's account. The subject is in none of it. */
export interface OfficerIdentity {
  readonly id: string;
  readonly accountId: string;
  readonly issuer: string;
  readonly linkedAt: Date;
}

/** A link as it is written. */
export interface NewOfficerIdentity extends OfficerIdentity {
  readonly keyId: string;
  readonly digest: Buffer;
  /** Issuer and subject under the officer's data key. */
  readonly sealed: Buffer;
}

/**
 * Makes everybody who links the same identity wait for each other until the transaction ends, under whichever key they do:
 * each would not see the other's row.
 */
export async function lockIdentity(manager: EntityManager, digests: readonly Buffer[]): Promise<void> {
  await manager.query(LOCK, [digests]);
}

/** The link of an identity by its digests under every accepted key. */
export async function findLink(database: Queryable, digests: readonly Buffer[]): Promise<OfficerIdentity | null> {
  const rows = await database.query<OfficerIdentity[]>(`select ${COLUMNS} from officer_identity where digest = any($1::bytea[])`, [
    digests,
  ]);
  return rows[0] ?? null;
}

export async function insertLink(manager: EntityManager, link: NewOfficerIdentity): Promise<void> {
  const { id, accountId, issuer, keyId, digest, sealed, linkedAt } = link;
  await manager.query(
    'insert into officer_identity (id, account_id, issuer, key_id, digest, sealed, linked_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [id, accountId, issuer, keyId, digest, sealed, linkedAt],
  );
}

/** Takes a link away; null when the account has none of this id. */
export async function removeLink(manager: EntityManager, accountId: string, id: string): Promise<{ readonly issuer: string } | null> {
  const [rows] = await manager.query<[{ issuer: string }[], number]>(
    'delete from officer_identity where account_id = $1 and id = $2 returning issuer',
    [accountId, id],
  );
  return rows[0] ?? null;
}

/** The links of any number of accounts, the oldest first. */
export function findLinks(database: Queryable, accountIds: readonly string[]): Promise<readonly OfficerIdentity[]> {
  return database.query<OfficerIdentity[]>(
    `select ${COLUMNS} from officer_identity where account_id = any($1::uuid[]) order by account_id, linked_at, id`,
    [accountIds],
  );
}

/** The links of one account with what is sealed, for its owner. */
export function findSealedLinks(
  database: Queryable,
  accountId: string,
): Promise<readonly Pick<NewOfficerIdentity, 'id' | 'linkedAt' | 'sealed'>[]> {
  return database.query('select id, linked_at as "linkedAt", sealed from officer_identity where account_id = $1 order by linked_at, id', [
    accountId,
  ]);
}

/** The officer behind an identity, with what the registry says; null when it is nobody's, or of an account that has ended. */
export async function findLinkedOfficer(
  database: Queryable,
  digests: readonly Buffer[],
): Promise<{ readonly linkId: string; readonly officerId: string; readonly entry: OfficerEntry | null } | null> {
  const rows = await database.query<{ linkId: string; officerId: string; entry: OfficerEntry | null }[]>(FIND_OFFICER, [digests]);
  return rows[0] ?? null;
}

const COLUMNS = 'id, account_id as "accountId", issuer, linked_at as "linkedAt"';

const LOCK = `
  select pg_advisory_xact_lock(hashtextextended('officer identity ' || value, 0))
  from (select encode(digest, 'hex') as value from unnest($1::bytea[]) as digest order by 1) as values_in_order`;

const FIND_OFFICER = `
  select i.id as "linkId", a.id as "officerId", o.entry
  from officer_identity i
  join account a on a.id = i.account_id and a.kind = 'OFFICER' and a.deleted_at is null
  left join officer_projection o on o.id = a.id
  where i.digest = any($1::bytea[])
  limit 1`;
