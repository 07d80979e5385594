import type { PartOf } from '../domain/message/part-of.js';
import type { Queryable } from './open-database.js';

/** A message as it is kept: the text and who wrote it are sealed. */
export interface NewIncoming {
  readonly id: string;
  readonly carrierId: string;
  readonly sender: Buffer;
  readonly part: PartOf | null;
  /** By what a part is known that the carrier gives again under another name. */
  readonly likeness?: Buffer;
  readonly sealed: Buffer | null;
  readonly state: 'PART' | 'WAITING' | 'DONE';
  readonly outcome: string | null;
  readonly receivedAt: Date;
}

/** Which of these messages the carrier has given before, by its own ids. */
export async function findKnown(database: Queryable, carrierIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await database.query<{ id: string }>('select carrier_id as id from incoming where carrier_id = any($1)', [carrierIds]);
  return new Set(rows.map(({ id }) => id));
}

/** Writes messages, which get their places in the order given. Returns the carrier's ids of those that are no repeats. */
export async function insertIncoming(database: Queryable, messages: readonly NewIncoming[]): Promise<ReadonlySet<string>> {
  if (messages.length === 0) return new Set();
  const column = <Value>(of: (message: NewIncoming) => Value) => messages.map(of);
  const { rows } = await database.query<{ id: string }>(
    `insert into incoming (id, carrier_id, sender, reference, total, part, likeness, state, outcome, sealed, due_at, received_at)
     select id, carrier_id, sender, reference, total, part, likeness, state, outcome, sealed, received_at, received_at
     from unnest($1::uuid[], $2::text[], $3::bytea[], $4::integer[], $5::integer[], $6::integer[], $7::bytea[], $8::text[], $9::text[],
       $10::bytea[], $11::timestamptz[]) with ordinality
       as m(id, carrier_id, sender, reference, total, part, likeness, state, outcome, sealed, received_at, place)
     order by place on conflict (carrier_id) do nothing returning carrier_id as id`,
    [
      column(({ id }) => id),
      column(({ carrierId }) => carrierId),
      column(({ sender }) => sender),
      column(({ part }) => part?.reference ?? null),
      column(({ part }) => part?.total ?? null),
      column(({ part }) => part?.number ?? null),
      column(({ likeness }) => likeness ?? null),
      column(({ state }) => state),
      column(({ outcome }) => outcome),
      column(({ sealed }) => sealed),
      column(({ receivedAt }) => receivedAt),
    ],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Whoever writes for senders does it one after the other; in one order for everybody, and until the transaction ends. */
export async function lockSenders(database: Queryable, senders: readonly Buffer[]): Promise<void> {
  await database.query(
    `select pg_advisory_xact_lock(key) from (select distinct key from unnest($1::bigint[]) as given(key) order by key offset 0) as ordered`,
    [senders.map((sender) => sender.readBigInt64BE(0))],
  );
}

/** A message that somebody has taken to deal with it, until its lease is over. */
export interface TakenMessage {
  readonly id: string;
  readonly sender: Buffer;
  readonly sealed: Buffer;
  /** Which taking it is: whoever finishes it under another number comes too late. */
  readonly attempts: number;
}

/** Takes the messages that wait longest, one of each sender and in the order in which they came. */
export async function takeMessages(
  database: Queryable,
  now: Date,
  { most, leaseMs }: { readonly most: number; readonly leaseMs: number },
): Promise<readonly TakenMessage[]> {
  const { rows } = await database.query<TakenMessage>(
    `update incoming set attempts = attempts + 1, due_at = $2
     where id in (
       select i.id from incoming i where i.state = 'WAITING' and i.due_at <= $1
       and not exists (select from incoming e where e.state = 'WAITING' and e.sender = i.sender and e.number < i.number)
       order by i.due_at limit $3 for update skip locked)
     returning id, sender, sealed, attempts`,
    [now, new Date(now.getTime() + leaseMs), most],
  );
  return rows;
}

/** A message, and what came of it. */
export interface EndedMessage extends Pick<TakenMessage, 'id' | 'attempts'> {
  readonly outcome: string;
}

/** Ends messages; returns the ids of those that nobody else has taken meanwhile. Their text is gone then. */
export async function finishMessages(database: Queryable, messages: readonly EndedMessage[]): Promise<ReadonlySet<string>> {
  const { rows } = await database.query<{ id: string }>(
    `update incoming i set state = 'DONE', outcome = e.outcome, sealed = null
     from unnest($1::uuid[], $2::integer[], $3::text[]) as e(id, attempts, outcome)
     where i.id = e.id and i.state = 'WAITING' and i.attempts = e.attempts returning i.id`,
    [messages.map(({ id }) => id), messages.map(({ attempts }) => attempts), messages.map(({ outcome }) => outcome)],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Puts a message back for later. */
export async function postponeMessage(
  database: Queryable,
  { id, attempts }: Pick<TakenMessage, 'id' | 'attempts'>,
  dueAt: Date,
): Promise<void> {
  await database.query("update incoming set due_at = $3 where id = $1 and state = 'WAITING' and attempts = $2", [id, attempts, dueAt]);
}
