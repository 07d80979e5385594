import type { Queryable } from './open-database.js';

export async function findCursor(database: Queryable): Promise<string | null> {
  const { rows } = await database.query<{ cursor: string }>("select cursor from feed_cursor where name = 'channel'");
  return rows[0]?.cursor ?? null;
}

export async function saveCursor(database: Queryable, cursor: string): Promise<void> {
  await database.query(
    "insert into feed_cursor (name, cursor) values ('channel', $1) on conflict (name) do update set cursor = excluded.cursor",
    [cursor],
  );
}

/** Notes an event that somebody is to be told of; one that is known is not noted again. */
export async function insertNews(
  database: Queryable,
  news: { readonly id: string; readonly trackingId: string; readonly event: object },
  now: Date,
): Promise<void> {
  await database.query(
    'insert into news (event_id, tracking_id, event, due_at, taken_at) values ($1, $2, $3, $4, $4) on conflict do nothing',
    [news.id, news.trackingId, JSON.stringify(news.event), now],
  );
}

/** News that somebody has taken to tell. */
export interface TakenNews<Event> {
  readonly id: string;
  readonly trackingId: string;
  readonly event: Event;
  readonly attempts: number;
}

/**
 * Takes the oldest news of a report that the channel knows, in each report's order. News of one that it does not know yet
 * waits: the report may have been filed by a process that died before it noted so.
 */
export async function takeNews<Event>(database: Queryable, now: Date, leaseMs: number): Promise<TakenNews<Event> | null> {
  const { rows } = await database.query<TakenNews<Event>>(
    `update news set attempts = attempts + 1, due_at = $2
     where event_id = (
       select n.event_id from news n join followed_report r using (tracking_id)
       where n.due_at <= $1 and not exists (select from news e where e.tracking_id = n.tracking_id and e.number < n.number)
       order by n.number limit 1 for update of n skip locked)
     returning event_id as id, tracking_id as "trackingId", event, attempts`,
    [now, new Date(now.getTime() + leaseMs)],
  );
  return rows[0] ?? null;
}

/** Ends news; false when somebody else has taken it meanwhile. */
export async function finishNews(database: Queryable, { id, attempts }: Pick<TakenNews<unknown>, 'id' | 'attempts'>): Promise<boolean> {
  return (await database.query('delete from news where event_id = $1 and attempts = $2', [id, attempts])).rowCount === 1;
}
