import type { PartOf } from '../domain/message/part-of.js';
import type { Queryable } from './open-database.js';

/** A message as it is kept: the text and who wrote it are sealed. */
export interface NewIncoming {
  readonly id: string;
  readonly carrierId: string;
  readonly sender: Buffer;
  readonly part: PartOf | null;
  readonly sealed: Buffer | null;
  readonly state: 'PART' | 'WAITING' | 'DONE';
  readonly outcome: string | null;
  readonly receivedAt: Date;
}

/** Whether the carrier has given this message before. */
export async function isKnown(database: Queryable, carrierId: string): Promise<boolean> {
  return ((await database.query('select from incoming where carrier_id = $1', [carrierId])).rowCount ?? 0) > 0;
}

/** Writes a message; false when it is a repeat. */
export async function insertIncoming(database: Queryable, message: NewIncoming): Promise<boolean> {
  const { id, carrierId, sender, part, sealed, state, outcome, receivedAt } = message;
  const { rowCount } = await database.query(
    `insert into incoming (id, carrier_id, sender, reference, total, part, state, outcome, sealed, due_at, received_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10) on conflict (carrier_id) do nothing`,
    [id, carrierId, sender, part?.reference ?? null, part?.total ?? null, part?.number ?? null, state, outcome, sealed, receivedAt],
  );
  return rowCount === 1;
}

/** A part that waits for the others. */
export interface KeptPart {
  readonly id: string;
  readonly number: number;
  readonly sealed: Buffer;
}

/** The parts of one long message that are there, the first of each number, and the lock for joining them. */
export async function lockParts(database: Queryable, sender: Buffer, { reference, total }: PartOf): Promise<readonly KeptPart[]> {
  const { rows } = await database.query<KeptPart>(
    `select id, part as number, sealed from incoming
     where state = 'PART' and sender = $1 and reference = $2 and total = $3 order by part, number for update`,
    [sender, reference, total],
  );
  return rows.filter((row, index) => index === 0 || rows[index - 1]?.number !== row.number);
}

/** Whoever writes for a sender does it one after the other; the lock ends with the transaction. */
export async function lockSender(database: Queryable, sender: Buffer): Promise<void> {
  await database.query('select pg_advisory_xact_lock($1)', [sender.readBigInt64BE(0)]);
}

/** How many parts of a sender wait for others. */
export async function countParts(database: Queryable, sender: Buffer): Promise<number> {
  const { rows } = await database.query<{ count: string }>("select count(*) from incoming where state = 'PART' and sender = $1", [sender]);
  return Number(rows[0]?.count ?? 0);
}

/** Parts of one long message that have waited too long for the others. */
export async function findStaleParts(
  database: Queryable,
  before: Date,
): Promise<{ readonly sender: Buffer; readonly part: PartOf } | null> {
  const { rows } = await database.query<{ sender: Buffer; reference: number; total: number }>(
    "select sender, reference, total from incoming where state = 'PART' and received_at < $1 order by received_at limit 1",
    [before],
  );
  const [row] = rows;
  return row ? { sender: row.sender, part: { reference: row.reference, total: row.total, number: 1 } } : null;
}

/** A message that somebody has taken to deal with it, until its lease is over. */
export interface TakenMessage {
  readonly id: string;
  readonly sender: Buffer;
  readonly sealed: Buffer;
  /** Which taking it is: whoever finishes it under another number comes too late. */
  readonly attempts: number;
}

/** Takes the message that waits longest, one of each sender at a time and in the order in which they came. */
export async function takeMessage(database: Queryable, now: Date, leaseMs: number): Promise<TakenMessage | null> {
  const { rows } = await database.query<TakenMessage>(
    `update incoming set attempts = attempts + 1, due_at = $2
     where id = (
       select i.id from incoming i where i.state = 'WAITING' and i.due_at <= $1
       and not exists (select from incoming e where e.state = 'WAITING' and e.sender = i.sender and e.number < i.number)
       order by i.due_at limit 1 for update skip locked)
     returning id, sender, sealed, attempts`,
    [now, new Date(now.getTime() + leaseMs)],
  );
  return rows[0] ?? null;
}

/** Ends a message; false when somebody else has taken it meanwhile. Its text is gone then. */
export async function finishMessage(
  database: Queryable,
  { id, attempts }: Pick<TakenMessage, 'id' | 'attempts'>,
  outcome: string,
): Promise<boolean> {
  const { rowCount } = await database.query(
    "update incoming set state = 'DONE', outcome = $3, sealed = null where id = $1 and state = 'WAITING' and attempts = $2",
    [id, attempts, outcome],
  );
  return rowCount === 1;
}

/** Puts a message back for later. */
export async function postponeMessage(
  database: Queryable,
  { id, attempts }: Pick<TakenMessage, 'id' | 'attempts'>,
  dueAt: Date,
): Promise<void> {
  await database.query("update incoming set due_at = $3 where id = $1 and state = 'WAITING' and attempts = $2", [id, attempts, dueAt]);
}

/** Ends parts that have become one message. */
export async function finishParts(database: Queryable, sender: Buffer, { reference, total }: PartOf): Promise<void> {
  await database.query(
    `update incoming set state = 'DONE', outcome = 'JOINED', sealed = null
     where state = 'PART' and sender = $1 and reference = $2 and total = $3`,
    [sender, reference, total],
  );
}
