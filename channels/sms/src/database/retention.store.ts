import type { Queryable } from './open-database.js';

/** Forgets messages that have been dealt with and what carriers called them, counts, and news of reports that never became known here. */
export async function sweepOld(database: Queryable, before: Date): Promise<void> {
  await database.query("delete from incoming where state = 'DONE' and received_at < $1", [before]);
  await database.query("delete from outgoing where state not in ('WAITING', 'SENDING') and created_at < $1", [before]);
  await database.query('delete from carried_part where noted_at < $1', [before]);
  await database.query('delete from claim_message where taken_at < $1', [before]);
  await database.query('delete from sender_count where since < $1', [before]);
  await database.query(
    'delete from news n where taken_at < $1 and not exists (select from followed_report r where r.tracking_id = n.tracking_id)',
    [before],
  );
}
