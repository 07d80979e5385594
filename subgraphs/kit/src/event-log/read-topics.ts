import type { StoredEvent } from './event.js';
import type { Position } from './position.js';
import { EVENT_COLUMNS, type EventRow, type Queryable, type Range, toStoredEvent } from './read.js';

/**
 * Reads several topics as one, each event once however many of them it belongs to, in the log's order. Costs a look into
 * the index for each topic, and up to `limit` of its entries within the range.
 */
export async function readTopics(
  database: Queryable,
  topics: readonly string[],
  { after, upTo }: Range,
  limit: number,
): Promise<readonly StoredEvent[]> {
  const positions = [after.txid, after.number, upTo.txid, upTo.number].map(String);
  return (await database.query<EventRow[]>(readTopicsUpTo(limit), [[...topics], ...positions])).map(toStoredEvent);
}

/** Where the log's next `count` events behind a position end; null when there are not so many. Costs a walk along the index. */
export async function endOfStretch(database: Queryable, after: Position, count: number): Promise<Position | null> {
  const rows = await database.query<{ txid: string; position: string }[]>(stretchOf(count), [String(after.txid), String(after.number)]);
  return rows[0] ? { txid: BigInt(rows[0].txid), number: BigInt(rows[0].position) } : null;
}

// The entries are taken from the index alone, which has them in order: had their months to be read with them, PostgreSQL
// would rather fetch and sort a busy topic whole. The limit stands in the text, as in `read.ts`, for one plan.
const readTopicsUpTo = (limit: number) => `
  select ${EVENT_COLUMNS}, true as settled
  from (
    select min(entry.topic) as topic, entry.txid, entry.position
    from unnest($1::text[]) as followed (topic)
    cross join lateral (
      select t.topic, t.txid, t.position
      from event_topic t
      where t.topic = followed.topic
        and (t.txid, t.position) > ((select $2::text::xid8), (select $3::bigint))
        and (t.txid, t.position) <= ((select $4::text::xid8), (select $5::bigint))
        and t.txid < pg_snapshot_xmin(pg_current_snapshot())
      order by t.txid, t.position
      limit ${Math.trunc(limit)}
    ) as entry
    group by entry.txid, entry.position
    order by entry.txid, entry.position
    limit ${Math.trunc(limit)}
  ) as found
  join event_topic month on (month.topic, month.txid, month.position) = (found.topic, found.txid, found.position)
  join event_log e on e.recorded_at = month.recorded_at and e.position = month.position
  order by e.txid, e.position`;

const stretchOf = (count: number) => `
  select e.txid::text, e.position::text from event_log e
  where (e.txid, e.position) > ((select $1::text::xid8), (select $2::bigint))
  order by e.txid, e.position
  offset ${Math.trunc(count) - 1} limit 1`;
