import type { PartOf } from '../domain/message/part-of.js';
import type { Queryable } from './open-database.js';

/** A part that waits for the others. */
export interface KeptPart {
  readonly id: string;
  readonly number: number;
  readonly sealed: Buffer;
  readonly receivedAt: Date;
}

/** The parts of one long message that came in a time, from `from` on and before `until`, and the lock for joining them. */
export async function lockParts(
  database: Queryable,
  sender: Buffer,
  { reference, total }: PartOf,
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<readonly KeptPart[]> {
  const { rows } = await database.query<KeptPart>(
    `select id, part as number, sealed, received_at as "receivedAt" from incoming
     where state = 'PART' and sender = $1 and reference = $2 and total = $3 and received_at >= $4 and received_at < $5
     order by part, incoming.number for update`,
    [sender, reference, total, from, until],
  );
  return rows;
}

/** Ends parts that have become one message. */
export async function finishParts(database: Queryable, parts: readonly KeptPart[]): Promise<void> {
  await database.query("update incoming set state = 'DONE', outcome = 'JOINED', sealed = null where id = any($1)", [
    parts.map(({ id }) => id),
  ]);
}

/** Whether a part waits or was joined since a moment. */
export async function isKnownPart(database: Queryable, likeness: Buffer, since: Date): Promise<boolean> {
  const sql = 'select from incoming where likeness = $1 and received_at >= $2 limit 1';
  return (await database.query(sql, [likeness, since])).rowCount === 1;
}

/** Forgets how parts looked that came before a moment. */
export async function forgetLikeness(database: Queryable, before: Date): Promise<void> {
  await database.query('update incoming set likeness = null where likeness is not null and received_at < $1', [before]);
}

/** How many parts of a sender wait for others, and which has waited longest. */
export async function countParts(database: Queryable, sender: Buffer): Promise<{ readonly count: number; readonly oldest: string | null }> {
  const { rows } = await database.query<{ count: number; oldest: string | null }>(
    `select count(*)::integer as count, (array_agg(id order by number))[1] as oldest from incoming where state = 'PART' and sender = $1`,
    [sender],
  );
  return rows[0] ?? { count: 0, oldest: null };
}

/** The oldest part that came before a moment and waits still, and when it came. */
export async function findStalePart(
  database: Queryable,
  before: Date,
): Promise<{ readonly sender: Buffer; readonly part: PartOf; readonly receivedAt: Date } | null> {
  const { rows } = await database.query<{ sender: Buffer; reference: number; total: number; number: number; receivedAt: Date }>(
    `select sender, reference, total, part as number, received_at as "receivedAt" from incoming
     where state = 'PART' and received_at < $1 order by received_at limit 1`,
    [before],
  );
  const [row] = rows;
  if (!row) return null;
  const { sender, receivedAt, ...part } = row;
  return { sender, receivedAt, part };
}
