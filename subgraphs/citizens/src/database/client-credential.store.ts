import type { EventActor } from '@lapor/schema/events';
import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { ClientKey } from '../domain/client/client-key.js';

/** A secret of a client as it is listed; what it is kept under is not in it. */
export interface ClientSecret {
  readonly id: string;
  readonly createdAt: Date;
  /** When it stops being accepted; null while it is the present one. */
  readonly expiresAt: Date | null;
}

/** A key of a client as it is listed. */
export interface RegisteredKey extends ClientKey {
  readonly createdAt: Date;
}

export interface NewSecret {
  readonly id: string;
  readonly clientId: string;
  readonly digest: Buffer;
  readonly createdAt: Date;
  readonly issuedBy: EventActor;
}

/** Makes a secret the client's present one. The former goes on until `formerUntil`, or its own earlier end; older ones are gone. */
export async function replaceSecret(database: Queryable, secret: NewSecret, formerUntil: Date): Promise<void> {
  const { id, clientId, digest, createdAt, issuedBy } = secret;
  await database.query(
    'delete from client_secret where client_id = $1 and (expires_at is not null or $2::timestamptz <= $3::timestamptz)',
    [clientId, formerUntil, createdAt],
  );
  await database.query('update client_secret set expires_at = $2 where client_id = $1', [clientId, formerUntil]);
  await database.query('insert into client_secret (id, client_id, digest, created_at, issued_by) values ($1, $2, $3, $4, $5)', [
    id,
    clientId,
    digest,
    createdAt,
    JSON.stringify(issuedBy),
  ]);
}

/** The secrets of a client that are accepted, the newest first. */
export function findSecrets(database: Queryable, clientId: string, at: Date): Promise<readonly ClientSecret[]> {
  return database.query<ClientSecret[]>(
    `select id, created_at as "createdAt", expires_at as "expiresAt" from client_secret
     where client_id = $1 and (expires_at is null or expires_at > $2) order by created_at desc, id`,
    [clientId, at],
  );
}

/** What the accepted secrets of a client are kept under. */
export async function findSecretDigests(database: Queryable, clientId: string, at: Date): Promise<readonly Buffer[]> {
  const rows = await database.query<{ digest: Buffer }[]>(
    'select digest from client_secret where client_id = $1 and (expires_at is null or expires_at > $2)',
    [clientId, at],
  );
  return rows.map(({ digest }) => digest);
}

/**
 * Whether the client has any credential that is accepted. A transaction that is just deleting one is waited for, so the
 * answer never counts a credential that is about to be gone.
 */
export async function hasCredential(database: Queryable, clientId: string, at: Date): Promise<boolean> {
  const secrets = 'select 1 from client_secret where client_id = $1 and (expires_at is null or expires_at > $2) for share';
  const keys = 'select 1 from client_key where client_id = $1 for share';
  return (
    (await database.query<unknown[]>(secrets, [clientId, at])).length > 0 || (await database.query<unknown[]>(keys, [clientId])).length > 0
  );
}

/** False when there was none of this id. */
export async function deleteSecret(database: Queryable, clientId: string, id: string): Promise<boolean> {
  const [rows] = await database.query<[unknown[], number]>('delete from client_secret where client_id = $1 and id = $2 returning 1', [
    clientId,
    id,
  ]);
  return rows.length === 1;
}

/** Forgets the secrets from before a moment. */
export async function deleteSecretsBefore(database: Queryable, clientId: string, before: Date): Promise<void> {
  await database.query('delete from client_secret where client_id = $1 and created_at < $2', [clientId, before]);
}

/** Registers a key, or writes it over the one of the same id. */
export async function saveKey(database: Queryable, clientId: string, { kid, jwk }: ClientKey, by: EventActor, at: Date): Promise<void> {
  await database.query(
    `insert into client_key (client_id, kid, jwk, created_at, registered_by) values ($1, $2, $3, $4, $5)
     on conflict (client_id, kid) do update set jwk = excluded.jwk, created_at = excluded.created_at, registered_by = excluded.registered_by`,
    [clientId, kid, JSON.stringify(jwk), at, JSON.stringify(by)],
  );
}

export function findKeys(database: Queryable, clientId: string): Promise<readonly RegisteredKey[]> {
  return database.query<RegisteredKey[]>(
    'select kid, jwk, created_at as "createdAt" from client_key where client_id = $1 order by created_at, kid',
    [clientId],
  );
}

/** When the key that was deleted had been registered; null when there was none of this id. */
export async function deleteKey(database: Queryable, clientId: string, kid: string): Promise<Date | null> {
  const [rows] = await database.query<[{ created_at: Date }[], number]>(
    'delete from client_key where client_id = $1 and kid = $2 returning created_at',
    [clientId, kid],
  );
  return rows[0]?.created_at ?? null;
}

/** Forgets secrets that are not accepted any more. */
export async function sweepSecrets(database: Queryable, at: Date): Promise<void> {
  await database.query('delete from client_secret where expires_at < $1', [at]);
}
