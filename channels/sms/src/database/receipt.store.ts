import type { Queryable } from './open-database.js';

/** What the carrier said became of a message, taken to be handed on. */
export interface TakenReceipt {
  readonly messageId: string;
  readonly outcome: 'DELIVERED' | 'FAILED' | 'EXPIRED';
  /** The report and the step that the message told of, sealed. */
  readonly about: Buffer;
  readonly notedAt: Date;
}

/** Takes the oldest that are due, until their lease is over; nothing else happens when two take the same. */
export async function takeReceipts(
  database: Queryable,
  now: Date,
  { most, leaseMs }: { readonly most: number; readonly leaseMs: number },
): Promise<readonly TakenReceipt[]> {
  const { rows } = await database.query<TakenReceipt>(
    `update receipt set attempts = attempts + 1, due_at = $2
     where (outgoing_id, outcome) in (
       select outgoing_id, outcome from receipt where due_at <= $1 order by number limit $3 for update skip locked)
     returning outgoing_id as "messageId", outcome, about, noted_at as "notedAt"`,
    [now, new Date(now.getTime() + leaseMs), most],
  );
  return rows;
}

/** Forgets those that the gateway has answered. */
export async function finishReceipts(database: Queryable, receipts: readonly TakenReceipt[]): Promise<void> {
  await database.query(
    `delete from receipt r using unnest($1::uuid[], $2::text[]) as done(id, outcome)
     where r.outgoing_id = done.id and r.outcome = done.outcome`,
    [receipts.map(({ messageId }) => messageId), receipts.map(({ outcome }) => outcome)],
  );
}
