import type { Queryable } from './open-database.js';

/** A message to be sent. */
export interface NewOutgoing {
  readonly id: string;
  /** Why it is sent: there is one message for each. */
  readonly source: string;
  /** ANSWER to what somebody has just written, or NEWS of a report, which some do not want and which has its hours. */
  readonly kind: 'ANSWER' | 'NEWS';
  readonly addressee: string;
  readonly sealed: Buffer;
  readonly dueAt: Date;
  readonly createdAt: Date;
}

/** Writes a message; one of the same source is not written again. */
export async function insertOutgoing(database: Queryable, message: NewOutgoing): Promise<void> {
  const { id, source, kind, addressee, sealed, dueAt, createdAt } = message;
  await database.query(
    `insert into outgoing (id, source, kind, addressee, state, sealed, due_at, created_at)
     values ($1, $2, $3, $4, 'WAITING', $5, $6, $7) on conflict (source) do nothing`,
    [id, source, kind, addressee, sealed, dueAt, createdAt],
  );
}

/** A message that somebody has taken to hand it on. */
export interface TakenOutgoing {
  readonly id: string;
  readonly kind: 'ANSWER' | 'NEWS';
  readonly addressee: string;
  readonly sealed: Buffer;
  readonly attempts: number;
}

/**
 * Takes messages that are due, the oldest first. From now on each counts as handed over: should this process die, nobody
 * knows whether it was, and it is taken again only when `doubtMs` have gone by without the carrier telling of it.
 */
export async function takeOutgoing(
  database: Queryable,
  now: Date,
  { most, doubtMs }: { readonly most: number; readonly doubtMs: number },
): Promise<readonly TakenOutgoing[]> {
  const { rows } = await database.query<TakenOutgoing>(
    `update outgoing set state = 'SENDING', attempts = attempts + 1, due_at = $2
     where id in (
       select id from outgoing where state in ('WAITING', 'SENDING') and due_at <= $1 order by number limit $3 for update skip locked)
     returning id, kind, addressee, sealed, attempts`,
    [now, new Date(now.getTime() + doubtMs), most],
  );
  return rows;
}

export type Settled = 'SENT' | 'DELIVERED' | 'FAILED' | 'GONE' | 'STOPPED';

/** Ends a message; its text is gone then. What the carrier has already told of it stays. */
export async function settleOutgoing(database: Queryable, id: string, state: Settled, now: Date): Promise<void> {
  await database.query(
    `update outgoing set state = $2, sealed = null, settled_at = $3 where id = $1 and state in ('WAITING', 'SENDING', 'SENT')`,
    [id, state, now],
  );
}

/** The carrier has not taken it: it is tried again later. */
export async function postponeOutgoing(
  database: Queryable,
  { id, attempts }: Pick<TakenOutgoing, 'id' | 'attempts'>,
  dueAt: Date,
): Promise<void> {
  await database.query("update outgoing set state = 'WAITING', due_at = $3 where id = $1 and state = 'SENDING' and attempts = $2", [
    id,
    attempts,
    dueAt,
  ]);
}
