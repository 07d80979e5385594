import type { StoredEvent } from './event.js';
import { EVENT_COLUMNS, type EventRow, type Queryable, type Range, toStoredEvent } from './read.js';

/**
 * Reads several topics as one, each event once however many of them it belongs to, in the log's order. Costs a look into
 * the index for each topic and `limit` entries of each at most: for some hundred topics.
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

// The limit stands in the text, as in `read.ts`: one plan for every page, made for so few rows.
const readTopicsUpTo = (limit: number) => `
  select ${EVENT_COLUMNS}, true as settled
  from (
    select distinct entry.txid, entry.position, entry.recorded_at
    from unnest($1::text[]) as followed (topic)
    cross join lateral (
      select t.txid, t.position, t.recorded_at
      from event_topic t
      where t.topic = followed.topic
        and (t.txid, t.position) > ((select $2::text::xid8), (select $3::bigint))
        and (t.txid, t.position) <= ((select $4::text::xid8), (select $5::bigint))
        and t.txid < pg_snapshot_xmin(pg_current_snapshot())
      order by t.txid, t.position
      limit ${Math.trunc(limit)}
    ) as entry
    order by entry.txid, entry.position
    limit ${Math.trunc(limit)}
  ) as found
  join event_log e on e.recorded_at = found.recorded_at and e.position = found.position
  order by e.txid, e.position`;
