import type { Queryable } from '@lapor/subgraph-kit/event-log/read';

/** Somebody signed in at one front end, until they end it. */
export interface Session {
  readonly id: string;
  readonly accountId: string;
  /** The front end by its client id. */
  readonly clientId: string;
  readonly startedAt: Date;
  /** When a token was last issued in it. */
  readonly usedAt: Date;
}

/** A session as it begins; `grantId` is the issuer's own name for it. */
export type NewSession = Omit<Session, 'usedAt'> & { readonly grantId: string | null };

export async function insertSession(database: Queryable, { id, accountId, clientId, grantId, startedAt }: NewSession): Promise<void> {
  await database.query('insert into session (id, account_id, client_id, grant_id, started_at, used_at) values ($1, $2, $3, $4, $5, $5)', [
    id,
    accountId,
    clientId,
    grantId,
    startedAt,
  ]);
}

/** The open session of a grant, used now; null when it was ended. */
export async function useSessionOfGrant(database: Queryable, grantId: string, at: Date): Promise<string | null> {
  const [rows] = await database.query<[{ id: string }[], number]>(
    'update session set used_at = $2 where grant_id = $1 and ended_at is null returning id',
    [grantId, at],
  );
  return rows[0]?.id ?? null;
}

/** An account's open sessions, the latest first. */
export function findSessions(database: Queryable, accountId: string, limit: number): Promise<readonly Session[]> {
  return database.query<Session[]>(
    `select id, account_id as "accountId", client_id as "clientId", started_at as "startedAt", used_at as "usedAt"
     from session where account_id = $1 and ended_at is null order by started_at desc, id limit $2`,
    [accountId, limit],
  );
}

/** Which sessions end: one of an account's own, all of them, or that of a grant. */
export type WhichSessions = { readonly accountId: string; readonly id?: string } | { readonly grantId: string };

/** Ends sessions with all that the issuer remembers of them, browsers' sign-ins included; returns those that were open. */
export async function closeSessions(database: Queryable, which: WhichSessions, at: Date): Promise<readonly { id: string }[]> {
  const [column, value] = 'grantId' in which ? ['grant_id', which.grantId] : ['account_id', which.accountId];
  const one = 'id' in which && which.id !== undefined ? [which.id] : [];
  const [rows] = await database.query<[{ id: string; grant_id: string | null }[], number]>(
    `update session set ended_at = $2 where ${column} = $1 and ended_at is null ${one.length > 0 ? 'and id = $3' : ''} returning id, grant_id`,
    [value, at, ...one],
  );
  const grants = rows.flatMap(({ grant_id }) => grant_id ?? []);
  if (grants.length > 0) await database.query(FORGET_GRANTS, [grants]);
  return rows.map(({ id }) => ({ id }));
}

// A browser's own sign-in names its grants; without it the browser must ask for the password again.
const FORGET_GRANTS = `
  delete from issuer_item where grant_id = any ($1) or (model = 'Session' and exists (
    select 1 from jsonb_each(coalesce(payload->'authorizations', '{}')) as authorization_of where authorization_of.value->>'grantId' = any ($1)))`;
