import type { SenderCount } from '../domain/conversation/limits.js';
import type { Queryable } from './open-database.js';

/** What numbers have sent lately, by the hex of their names. Whoever changes it holds the senders' locks. */
export async function findCounts(database: Queryable, senders: readonly Buffer[]): Promise<Map<string, SenderCount>> {
  const { rows } = await database.query<SenderCount & { sender: Buffer }>(
    'select sender, since, count from sender_count where sender = any($1)',
    [senders],
  );
  return new Map(rows.map(({ sender, since, count }) => [sender.toString('hex'), { since, count }]));
}

/** Keeps counts, by the hex of the senders' names. */
export async function saveCounts(database: Queryable, counts: ReadonlyMap<string, SenderCount>): Promise<void> {
  if (counts.size === 0) return;
  const each = [...counts];
  await database.query(
    `insert into sender_count (sender, since, count)
     select * from unnest($1::bytea[], $2::timestamptz[], $3::integer[])
     on conflict (sender) do update set since = excluded.since, count = excluded.count`,
    [each.map(([sender]) => Buffer.from(sender, 'hex')), each.map(([, { since }]) => since), each.map(([, { count }]) => count)],
  );
}

/** Somebody wants no news any more. */
export async function stopSender(database: Queryable, sender: Buffer, now: Date): Promise<void> {
  await database.query('insert into stopped_sender (sender, since) values ($1, $2) on conflict do nothing', [sender, now]);
}

/** These want news again. */
export async function resumeSenders(database: Queryable, senders: readonly Buffer[]): Promise<void> {
  if (senders.length > 0) await database.query('delete from stopped_sender where sender = any($1)', [senders]);
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

/** The texts that wait for these senders' answers. */
export async function findPending(database: Queryable, senders: readonly Buffer[]): Promise<readonly PendingRow[]> {
  const { rows } = await database.query<PendingRow>(
    'select sender, incoming_id as "incomingId", sealed from pending_text where sender = any($1)',
    [senders],
  );
  return rows;
}

export async function savePending(database: Queryable, { sender, incomingId, sealed }: PendingRow, expiresAt: Date): Promise<void> {
  await database.query('insert into pending_text (sender, incoming_id, sealed, expires_at) values ($1, $2, $3, $4)', [
    sender,
    incomingId,
    sealed,
    expiresAt,
  ]);
}

export async function removePending(database: Queryable, senders: readonly Buffer[]): Promise<void> {
  if (senders.length > 0) await database.query('delete from pending_text where sender = any($1)', [senders]);
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
