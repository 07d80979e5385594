import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { EntityManager } from 'typeorm';
import { lockHolds } from './legal-hold.store.js';

/** A request to be deleted. */
export interface DeletionRequest {
  readonly requestedAt: Date;
  /** Not before this moment, and not while a hold stands. */
  readonly executeAfter: Date;
}

export async function findDeletion(database: Queryable, accountId: string): Promise<DeletionRequest | null> {
  const [row] = await database.query<DeletionRequest[]>(
    `select requested_at as "requestedAt", execute_after as "executeAfter" from deletion_request
     where account_id = $1 and executed_at is null`,
    [accountId],
  );
  return row ?? null;
}

/** Notes a request; the first one counts when it is made again. */
export async function insertDeletion(manager: EntityManager, accountId: string, request: DeletionRequest): Promise<void> {
  await manager.query(
    `insert into deletion_request (account_id, requested_at, execute_after) values ($1, $2, $3) on conflict (account_id) do nothing`,
    [accountId, request.requestedAt, request.executeAfter],
  );
}

/** Takes a request back; false when there is none, or it was carried out. */
export async function removeDeletion(manager: EntityManager, accountId: string): Promise<boolean> {
  const [, count] = await manager.query<[unknown[], number]>('delete from deletion_request where account_id = $1 and executed_at is null', [
    accountId,
  ]);
  return count === 1;
}

/** Accounts whose deletion is due and not held, the longest due first. */
export async function findDueDeletions(database: Queryable, now: Date, limit: number): Promise<readonly string[]> {
  const rows = await database.query<{ id: string }[]>(`select d.account_id as id ${DUE} order by d.execute_after limit $2`, [now, limit]);
  return rows.map(({ id }) => id);
}

/**
 * Locks an account's request until the transaction ends, against being taken back and against a hold; false when it is
 * not due any more.
 */
export async function lockDueDeletion(manager: EntityManager, accountId: string, now: Date): Promise<boolean> {
  const [citizen] = await manager.query<{ id: string }[]>('select id from citizen where account_id = $1', [accountId]);
  if (!citizen) return false;
  await lockHolds(manager, citizen.id);
  const rows = await manager.query<unknown[]>(`select 1 ${DUE} and d.account_id = $2 for update of d`, [now, accountId]);
  return rows.length > 0;
}

/**
 * Destroys a person: the data key first of all, without which nothing sealed under it opens again, in this database or in
 * a copy of its fields; then the fields, the indexes, codes and messages. The pseudonym stays, with nobody behind it.
 */
export async function destroyPerson(manager: EntityManager, accountId: string, now: Date): Promise<void> {
  for (const table of [
    'data_key',
    'reporter_secret',
    'sealed_field',
    'blind_index',
    'officer_identity',
    'one_time_code',
    'message',
    'identity_access',
  ])
    await manager.query(`delete from ${table} where account_id = $1`, [accountId]);
  await manager.query('update consent set withdrawn_at = $2 where account_id = $1 and withdrawn_at is null', [accountId, now]);
  await manager.query('update account set password_hash = null, deleted_at = $2 where id = $1', [accountId, now]);
  await manager.query('update deletion_request set executed_at = $2 where account_id = $1', [accountId, now]);
}

// $1 is now.
const DUE = `
  from deletion_request d join citizen c on c.account_id = d.account_id
  where d.executed_at is null and d.execute_after <= $1
    and not exists (select 1 from legal_hold h where h.citizen_id = c.id and h.lifted_at is null and (h.ends_at is null or h.ends_at > $1))`;
