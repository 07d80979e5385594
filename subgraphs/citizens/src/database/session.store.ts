import type { Queryable } from '@lapor/subgraph-kit/event-log/read';

/** Somebody signed in at one front end, until they end it or its time is over. */
export interface Session {
  readonly id: string;
  readonly accountId: string;
  /** The front end by its client id. */
  readonly clientId: string;
  readonly startedAt: Date;
  /** When a token was last issued in it. */
  readonly usedAt: Date;
  /** When its last token ends, whatever is done with it. */
  readonly expiresAt: Date;
}

/** A session as it begins; `grantId` is the issuer's own name for it. */
export type NewSession = Omit<Session, 'usedAt'> & { readonly grantId: string | null };

/** A session by what opened it. */
export type OpenedSession = NewSession & {
  /** When its owner showed the password. */
  readonly signedInAt: Date;
};
/** The session of a grant. */
export type GrantSession = OpenedSession & { readonly grantId: string };

/**
 * Writes a session; false when its owner has signed out of everything since the password was shown. Whoever does so at this
 * moment either comes first or sees the session.
 */
export async function insertSession(database: Queryable, session: OpenedSession): Promise<boolean> {
  const rows = await database.query<unknown[]>(OPEN, [...valuesOf(session), session.signedInAt]);
  return rows.length === 1;
}

/**
 * The open session of a grant, begun with its first token and used now. Null when it was ended: its row stays until it
 * would have expired, so that a token under way cannot open it once more. Null as well when its owner has signed out of
 * everything since, or the grant is gone. Both rows are locked, in the order of `closeSessions`: whoever ends sessions at
 * this moment either comes first or sees this one.
 */
export async function useSessionOfGrant(database: Queryable, session: GrantSession): Promise<string | null> {
  const rows = await database.query<{ id: string }[]>(USE, [...valuesOf(session), session.signedInAt]);
  return rows[0]?.id ?? null;
}

const INSERT = `
  insert into session (id, account_id, client_id, grant_id, started_at, used_at, expires_at)`;

const OWNER = `
  with owner as (
    select id from account where id = $2 and (signed_out_at is null or signed_out_at <= $7) for share
  )`;

const OPEN = `${OWNER} ${INSERT} select $1, id, $3, $4, $5, $5, $6 from owner returning 1`;

const USE = `${OWNER}, open_grant as (
    select owner.id as account_id from owner, issuer_item
    where model = 'Grant' and grant_id = $4 for key share of issuer_item
  )
  ${INSERT} select $1, account_id, $3, $4, $5, $5, $6 from open_grant
  on conflict (grant_id) do update set used_at = excluded.used_at where session.ended_at is null returning id`;

function valuesOf({ id, accountId, clientId, grantId, startedAt, expiresAt }: NewSession): unknown[] {
  return [id, accountId, clientId, grantId, startedAt, expiresAt];
}

/** An account's open sessions, the latest first. */
export function findSessions(database: Queryable, accountId: string, at: Date, limit: number): Promise<readonly Session[]> {
  return database.query<Session[]>(
    `select id, account_id as "accountId", client_id as "clientId", started_at as "startedAt", used_at as "usedAt",
       expires_at as "expiresAt"
     from session where account_id = $1 and ended_at is null and expires_at > $2 order by started_at desc, id limit $3`,
    [accountId, at, limit],
  );
}

/** Which sessions end: one of an account's own, all of them, or that of a grant. */
export type WhichSessions = { readonly accountId: string; readonly id?: string } | { readonly grantId: string };

/**
 * Ends sessions with all that the issuer remembers of them, browsers' sign-ins included; returns those that were open. With
 * all of an account's, whoever has signed in there without a session yet is signed out too.
 */
export async function closeSessions(database: Queryable, which: WhichSessions, at: Date): Promise<readonly { id: string }[]> {
  const [column, value] = 'grantId' in which ? ['grant_id', which.grantId] : ['account_id', which.accountId];
  const one = 'id' in which && which.id !== undefined ? [which.id] : [];
  if ('accountId' in which && one.length === 0) await database.query(SIGN_OUT, [which.accountId, at]);
  // The grants go first: a token that is just being issued holds its own, and has left its session once it lets go.
  await database.query('grantId' in which ? CLOSE_GRANT : closeGrantsOf(one.length > 0), [value, ...one]);
  const [rows] = await database.query<[{ id: string; grant_id: string | null }[], number]>(
    `update session set ended_at = $2 where ${column} = $1 and ended_at is null and expires_at > $2
     ${one.length > 0 ? 'and id = $3' : ''} returning id, grant_id`,
    [value, at, ...one],
  );
  const grants = rows.flatMap(({ grant_id }) => grant_id ?? []);
  if (grants.length > 0) await database.query(FORGET_GRANTS, [grants]);
  return rows.map(({ id }) => ({ id }));
}

const SIGN_OUT = 'update account set signed_out_at = $2 where id = $1';
const CLOSE_GRANT = "delete from issuer_item where model = 'Grant' and grant_id = $1";

/** In one order, so that two who end the same sessions wait for each other. */
function closeGrantsOf(one: boolean): string {
  return `
  delete from issuer_item where (model, digest) in (
    select model, digest from issuer_item
    where model = 'Grant' and grant_id in (select grant_id from session where account_id = $1 ${one ? 'and id = $2' : ''})
    order by digest for update)`;
}

// A browser's own sign-in names its grants; without it the browser must ask for the password again.
const FORGET_GRANTS = `
  delete from issuer_item where grant_id = any ($1) or (model = 'Session' and exists (
    select 1 from jsonb_each(coalesce(payload->'authorizations', '{}')) as authorization_of where authorization_of.value->>'grantId' = any ($1)))`;

/** Forgets sessions whose last token has ended, some of them at a time; returns how many that were. */
export async function sweepSessions(database: Queryable, at: Date, limit: number): Promise<number> {
  const [, swept] = await database.query<[unknown[], number]>(
    'delete from session where id in (select id from session where expires_at < $1 order by expires_at limit $2 for update skip locked)',
    [at, limit],
  );
  return swept;
}
