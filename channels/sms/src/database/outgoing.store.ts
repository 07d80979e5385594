import type { Queryable } from './open-database.js';

/** A message to be sent. */
export interface NewOutgoing {
  readonly id: string;
  /** Why it is sent: there is one message for each. */
  readonly source: string;
  /** ANSWER to what somebody has just written, or NEWS of a report, which some do not want and which has its hours. */
  readonly kind: 'ANSWER' | 'NEWS';
  readonly addressee: string;
  /** Whose quiet hours it waits for the end of; null when it waits for none. */
  readonly zone: string | null;
  /** What is sent one after the other: a sender's answers, a report's news. */
  readonly lane: Buffer;
  /** The report it is about, sealed, with the step it tells of; null when it is about none. */
  readonly about: Buffer | null;
  readonly sealed: Buffer;
  readonly dueAt: Date;
  readonly createdAt: Date;
}

/** Writes messages in their order; one of the same source is not written again. */
export async function insertOutgoing(database: Queryable, messages: readonly NewOutgoing[]): Promise<void> {
  if (messages.length === 0) return;
  const column = <Value>(of: (message: NewOutgoing) => Value) => messages.map(of);
  await database.query(
    `insert into outgoing (id, source, kind, addressee, zone, lane, about, state, sealed, due_at, created_at)
     select id, source, kind, addressee, zone, lane, about, 'WAITING', sealed, due_at, created_at
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bytea[], $7::bytea[], $8::bytea[], $9::timestamptz[],
         $10::timestamptz[])
       with ordinality as m(id, source, kind, addressee, zone, lane, about, sealed, due_at, created_at, place)
     order by place on conflict (source) do nothing`,
    [
      column(({ id }) => id),
      column(({ source }) => source),
      column(({ kind }) => kind),
      column(({ addressee }) => addressee),
      column(({ zone }) => zone),
      column(({ lane }) => lane),
      column(({ about }) => about),
      column(({ sealed }) => sealed),
      column(({ dueAt }) => dueAt),
      column(({ createdAt }) => createdAt),
    ],
  );
}

/** A message that somebody has taken to hand it on. */
export interface TakenOutgoing {
  readonly id: string;
  readonly kind: 'ANSWER' | 'NEWS';
  readonly addressee: string;
  readonly zone: string | null;
  readonly sealed: Buffer;
  readonly attempts: number;
  readonly number: number;
}

/**
 * Takes messages that are due, the oldest first and of each lane only the first; none of a zone in which it is night now, whenever it
 * became due. From now on each counts as handed over: should this process die, nobody
 * knows whether it was, and it is taken again only when `doubtMs` have gone by without the carrier telling of it.
 */
export async function takeOutgoing(
  database: Queryable,
  now: Date,
  { most, doubtMs, quiet }: { readonly most: number; readonly doubtMs: number; readonly quiet: readonly string[] },
): Promise<readonly TakenOutgoing[]> {
  const { rows } = await database.query<TakenOutgoing>(
    `update outgoing set state = 'SENDING', attempts = attempts + 1, due_at = $2
     where id in (
       select o.id from outgoing o where o.state in ('WAITING', 'SENDING') and o.due_at <= $1
       and (o.zone is null or o.zone <> all($4))
       and not exists (select from outgoing e where e.state in ('WAITING', 'SENDING') and e.lane = o.lane and e.number < o.number)
       order by o.number limit $3 for update skip locked)
     returning id, kind, addressee, zone, sealed, attempts, number::integer`,
    [now, new Date(now.getTime() + doubtMs), most, quiet],
  );
  return rows.toSorted((left, right) => left.number - right.number);
}

export type Settled = 'SENT' | 'DELIVERED' | 'FAILED' | 'EXPIRED' | 'GONE' | 'STOPPED';

/**
 * Ends messages, each named once; their text is gone then. What the carrier has told of one before stays, unless it has
 * arrived after all. What is told of its delivery waits in `receipt` from then on. Returns the ids of those that are known.
 */
export async function settleOutgoing(
  database: Queryable,
  settled: readonly { readonly id: string; readonly state: Settled }[],
  now: Date,
): Promise<ReadonlySet<string>> {
  const { rows } = await database.query<{ id: string }>(
    `with told as (select * from unnest($1::uuid[], $2::text[]) as t(id, state)
     ), changed as (
       update outgoing o set state = t.state, sealed = null, lane = null, settled_at = $3 from told t
       where o.id = t.id and (o.state in ('WAITING', 'SENDING') or (o.state = 'SENT' and t.state <> 'SENT')
         or (o.state in ('FAILED', 'EXPIRED') and t.state = 'DELIVERED'))
       returning o.id, o.state, o.about
     ), journaled as (
       insert into receipt (outgoing_id, outcome, about, noted_at, due_at)
       select id, state, about, $3, $3 from changed where about is not null and state in ('DELIVERED', 'FAILED', 'EXPIRED')
       on conflict do nothing
     )
     select o.id from outgoing o join told t using (id)`,
    [settled.map(({ id }) => id), settled.map(({ state }) => state), now],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Keeps the words of a message that is about to be handed on: in doubt it is sent again as it was. False when somebody else has it now. */
export async function keepWords(
  database: Queryable,
  { id, attempts }: Pick<TakenOutgoing, 'id' | 'attempts'>,
  sealed: Buffer,
): Promise<boolean> {
  const sql = "update outgoing set sealed = $3 where id = $1 and state = 'SENDING' and attempts = $2";
  return (await database.query(sql, [id, attempts, sealed])).rowCount === 1;
}

/** The carrier has not taken it: it is tried again later, from what is sealed here where its words are to be found anew. */
export async function postponeOutgoing(
  database: Queryable,
  { id, attempts }: Pick<TakenOutgoing, 'id' | 'attempts'>,
  { dueAt, sealed }: { readonly dueAt: Date; readonly sealed: Buffer | null },
): Promise<void> {
  await database.query(
    `update outgoing set state = 'WAITING', due_at = $3, sealed = coalesce($4, sealed)
     where id = $1 and state = 'SENDING' and attempts = $2`,
    [id, attempts, dueAt, sealed],
  );
}
