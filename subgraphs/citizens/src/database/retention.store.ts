import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { EntityManager } from 'typeorm';
import type { RetentionRule, RetentionSubject } from '../domain/retention/retention.js';

/** The rules in force on a day, `YYYY-MM-DD`. */
export async function findRetentionRules(database: Queryable, today: string): Promise<readonly RetentionRule[]> {
  return database.query<RetentionRule[]>(
    `select distinct on (subject) subject, days, legal_ref as "legalRef" from retention_rule
     where valid_from <= $1 and (valid_to is null or valid_to > $1)
     order by subject, valid_from desc`,
    [today],
  );
}

/** What can simply be deleted when its time is over; accounts end by being deleted in their own way. */
export type PlainSubject = Exclude<RetentionSubject, 'DELETION_WAIT' | 'UNCLAIMED_ACCOUNT'>;

/** Deletes a batch of what is older than `before`; returns how many rows went. */
export async function deleteOutlived(manager: EntityManager, subject: PlainSubject, before: Date, limit: number): Promise<number> {
  const { table, outlived } = OUTLIVED[subject];
  const [, count] = await manager.query<[unknown[], number]>(
    `delete from ${table} where id in (select id from ${table} where ${outlived} limit $2 for update skip locked)`,
    [before, limit],
  );
  return count;
}

/** Citizens' accounts that were made for a phone number before a moment and were not claimed. */
export async function findUnclaimed(database: Queryable, before: Date, limit: number): Promise<readonly string[]> {
  const rows = await database.query<{ id: string }[]>(
    `select id from account
     where kind = 'CITIZEN' and password_hash is null and deleted_at is null and created_at < $1
     order by created_at limit $2`,
    [before, limit],
  );
  return rows.map(({ id }) => id);
}

const OUTLIVED: Readonly<Record<PlainSubject, { readonly table: string; readonly outlived: string }>> = {
  DELIVERED_MESSAGE: { table: 'message', outlived: 'delivered_at < $1' },
  IDENTITY_ACCESS: { table: 'identity_access', outlived: 'accessed_at < $1' },
  WITHDRAWN_CONSENT: { table: 'consent', outlived: 'withdrawn_at < $1' },
  ENDED_HOLD: { table: 'legal_hold', outlived: 'least(lifted_at, ends_at) < $1' },
};
