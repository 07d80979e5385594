import type { SenderCount } from '../domain/conversation/limits.js';
import type { Queryable } from './open-database.js';

/** What a number has sent lately. Whoever changes it holds the sender's lock. */
export async function findCount(database: Queryable, sender: Buffer): Promise<SenderCount | null> {
  const { rows } = await database.query<SenderCount>('select since, count from sender_count where sender = $1', [sender]);
  return rows[0] ?? null;
}

export async function saveCount(database: Queryable, sender: Buffer, { since, count }: SenderCount): Promise<void> {
  await database.query(
    `insert into sender_count (sender, since, count) values ($1, $2, $3)
     on conflict (sender) do update set since = excluded.since, count = excluded.count`,
    [sender, since, count],
  );
}

/** Somebody wants no news any more. */
export async function stopSender(database: Queryable, sender: Buffer, now: Date): Promise<void> {
  await database.query('insert into stopped_sender (sender, since) values ($1, $2) on conflict do nothing', [sender, now]);
}

/** Whoever files again wants to hear of it. */
export async function resumeSender(database: Queryable, sender: Buffer): Promise<void> {
  await database.query('delete from stopped_sender where sender = $1', [sender]);
}

export async function isStopped(database: Queryable, sender: Buffer): Promise<boolean> {
  return ((await database.query('select from stopped_sender where sender = $1', [sender])).rowCount ?? 0) > 0;
}

/** A text that waits for an answer to "which agency?". */
export interface PendingRow {
  readonly sender: Buffer;
  readonly incomingId: string;
  readonly sealed: Buffer;
}

export async function findPending(database: Queryable, sender: Buffer): Promise<PendingRow | null> {
  const { rows } = await database.query<PendingRow>(
    'select sender, incoming_id as "incomingId", sealed from pending_text where sender = $1',
    [sender],
  );
  return rows[0] ?? null;
}

export async function savePending(database: Queryable, { sender, incomingId, sealed }: PendingRow, expiresAt: Date): Promise<void> {
  await database.query('insert into pending_text (sender, incoming_id, sealed, expires_at) values ($1, $2, $3, $4)', [
    sender,
    incomingId,
    sealed,
    expiresAt,
  ]);
}

export async function removePending(database: Queryable, sender: Buffer): Promise<void> {
  await database.query('delete from pending_text where sender = $1', [sender]);
}

/**
 * A text whose time to be answered is over, of a sender of whom nothing waits: what has come before that time may be the
 * answer.
 */
export async function findExpired(database: Queryable, now: Date): Promise<PendingRow | null> {
  const { rows } = await database.query<PendingRow>(
    `select sender, incoming_id as "incomingId", sealed from pending_text p where expires_at <= $1
     and not exists (select from incoming i where i.sender = p.sender and i.state = 'WAITING')
     order by expires_at limit 1`,
    [now],
  );
  return rows[0] ?? null;
}
