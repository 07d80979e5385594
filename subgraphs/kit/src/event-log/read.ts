import type { EventActor } from '@lapor/schema/events';
import type { Aggregate, StoredEvent } from './event.js';
import type { Position } from './position.js';

/** Whatever runs SQL: a TypeORM data source, a manager, or a query runner. */
export interface Queryable {
  query<T = unknown>(sql: string, parameters?: unknown[]): Promise<T>;
}

export interface Page {
  readonly events: readonly StoredEvent[];
  /** True when events exist behind this page that a still running transaction keeps from being read in order. */
  readonly unsettled: boolean;
}

/**
 * Reads the log forward from a position (exclusive). Only transactions below the oldest one still running anywhere on
 * the server are read: whatever commits later has a higher transaction id, so nothing can appear behind the reader.
 */
export async function readLog(database: Queryable, after: Position, limit: number): Promise<Page> {
  const rows = await database.query<EventRow[]>(readLogBehind(limit), [String(after.txid), String(after.number)]);
  const settled = rows.filter((row) => row.settled);
  return { events: settled.map(toStoredEvent), unsettled: settled.length < rows.length };
}

/** A stretch of the log. */
export interface Range {
  /** Exclusive. */
  readonly after: Position;
  /** Inclusive. */
  readonly upTo: Position;
}

/** Reads one topic from a position (exclusive) up to a position (inclusive), all of it or only some types of event. */
export async function readTopic(
  database: Queryable,
  topic: string,
  range: Range & { readonly types?: readonly string[] },
  limit: number,
): Promise<readonly StoredEvent[]> {
  const { after, upTo, types } = range;
  const parameters = [topic, String(after.txid), String(after.number), String(upTo.txid), String(upTo.number), types ? [...types] : null];
  return (await database.query<EventRow[]>(readTopicUpTo(limit), parameters)).map(toStoredEvent);
}

/**
 * The history of one aggregate in its own order, behind a number (exclusive); all of it without a page. Unlike followers
 * it need not wait for other transactions: who holds the aggregate's lock knows that its chain is complete.
 */
export async function readChain(
  database: Queryable,
  aggregate: Aggregate,
  { after, limit }: { readonly after: number; readonly limit: number | null } = { after: 0, limit: null },
): Promise<readonly StoredEvent[]> {
  return (await database.query<EventRow[]>(READ_CHAIN, [aggregate.type, aggregate.id, after, limit])).map(toStoredEvent);
}

/** The last position that a reader may have seen now. */
export async function settledHead(database: Queryable): Promise<Position> {
  const [row] = await database.query<{ txid: string; position: string }[]>(SETTLED_HEAD);
  return row ? { txid: BigInt(row.txid), number: BigInt(row.position) } : { txid: 0n, number: 0n };
}

/** The last event that was recorded before a moment; undefined when there is none. */
export async function lastBefore(database: Queryable, moment: Date): Promise<Position | undefined> {
  const [row] = await database.query<{ txid: string; position: string }[]>(LAST_BEFORE, [moment]);
  return row && { txid: BigInt(row.txid), number: BigInt(row.position) };
}

/**
 * A position in front of every event recorded from a moment on, those included that running transactions have not
 * committed yet: they stand at or behind the oldest of these transactions.
 */
export async function positionBefore(database: Queryable, since: Date): Promise<Position> {
  const [row] = await database.query<{ oldest: string; txid: string | null; position: string | null }[]>(POSITION_BEFORE, [since]);
  const oldest = { txid: BigInt(row?.oldest ?? 0), number: 0n };
  if (!row?.txid || !row.position || BigInt(row.txid) >= oldest.txid) return oldest;
  return { txid: BigInt(row.txid), number: BigInt(row.position) - 1n };
}

/** An event as `EVENT_COLUMNS` select it. */
export interface EventRow {
  readonly txid: string;
  readonly position: string;
  readonly event_id: string;
  readonly aggregate_type: string;
  readonly aggregate_id: string;
  readonly sequence: number;
  readonly type: string;
  readonly occurred_at: Date;
  readonly actor: EventActor;
  readonly payload: Record<string, unknown>;
  readonly topics: readonly string[];
  readonly settled: boolean;
}

/** The event in a row. */
export function toStoredEvent(row: EventRow): StoredEvent {
  return {
    position: { txid: BigInt(row.txid), number: BigInt(row.position) },
    id: row.event_id,
    aggregate: { type: row.aggregate_type, id: row.aggregate_id },
    sequence: row.sequence,
    type: row.type,
    occurredAt: row.occurred_at,
    actor: row.actor,
    payload: row.payload,
    topics: row.topics,
  };
}

/** The columns of an event, of a log named `e`. Its topics as JSON, which is read many times faster than a list of PostgreSQL. */
export const EVENT_COLUMNS = `e.txid::text, e.position::text, e.event_id, e.aggregate_type, e.aggregate_id, e.sequence, e.type,
  e.occurred_at, e.actor, e.payload, array_to_json(e.topics) as topics`;

// Every page is read by one plan, which walks the partitions' indexes in order: PostgreSQL knows the limit, which stands in
// the text, and does not know the position, which stands in subqueries. Had it seen the position, it would plan all
// partitions anew for each page, and believe that behind a transaction that wrote much there is nothing, and sort all of it.
const readLogBehind = (limit: number) => `
  select ${EVENT_COLUMNS}, e.txid < pg_snapshot_xmin(pg_current_snapshot()) as settled
  from event_log e
  where (e.txid, e.position) > ((select $1::text::xid8), (select $2::bigint))
  order by e.txid, e.position
  limit ${Math.trunc(limit)}`;

// The month (recorded_at) stands in the topic's row so that the join looks into one partition only. As above PostgreSQL knows
// the limit, and neither the position nor the topic: while it knew them, a connection's first five pages of a busy topic took a
// quarter of a second each, for all of it was sorted.
const readTopicUpTo = (limit: number) => `
  select ${EVENT_COLUMNS}, true as settled
  from event_topic t
  join event_log e on e.recorded_at = t.recorded_at and e.position = t.position
  where t.topic = (select $1::text)
    and (t.txid, t.position) > ((select $2::text::xid8), (select $3::bigint))
    and (t.txid, t.position) <= ((select $4::text::xid8), (select $5::bigint))
    and t.txid < pg_snapshot_xmin(pg_current_snapshot())
    and ($6::text[] is null or e.type = any ($6::text[]))
  order by t.txid, t.position
  limit ${Math.trunc(limit)}`;

const READ_CHAIN = `
  select ${EVENT_COLUMNS}, true as settled
  from event_log e
  where e.aggregate_type = $1 and e.aggregate_id = $2 and e.sequence > $3
  order by e.sequence
  limit $4`;

// The columns are named with their table: a bare "txid" would order by the text that is selected, and '9' comes after '10'.
const SETTLED_HEAD = `
  select e.txid::text, e.position::text from event_log e
  where e.txid < pg_snapshot_xmin(pg_current_snapshot())
  order by e.txid desc, e.position desc
  limit 1`;

const LAST_BEFORE = `
  select e.txid::text, e.position::text from event_log e
  where e.recorded_at < $1
  order by e.txid desc, e.position desc
  limit 1`;

// Materialized, so that the time bounds what is read and the order is made of that little.
const POSITION_BEFORE = `
  with recent as materialized (select txid, position from event_log where recorded_at >= $1)
  select pg_snapshot_xmin(pg_current_snapshot())::text as oldest, first.txid::text, first.position::text
  from (select 1) as always left join (select txid, position from recent order by txid, position limit 1) as first on true`;
