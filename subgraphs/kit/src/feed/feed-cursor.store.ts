import type { EntityManager } from 'typeorm';

/** How far the feed of a subgraph has been applied, from this database's table `feed_cursor`; null before its first page. */
export async function readFeedCursor(manager: Pick<EntityManager, 'query'>, source: string): Promise<string | null> {
  const [row] = await manager.query('select cursor from feed_cursor where source = $1', [source]);
  return row?.cursor ?? null;
}

/**
 * The same, held until the transaction ends: whoever else applies the feed waits, also before the first page, when there
 * is no row to lock. A page that was read behind another cursor has been overtaken and must not be applied.
 */
export async function lockFeedCursor(manager: EntityManager, source: string): Promise<string | null> {
  await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`feed_cursor ${source}`]);
  return readFeedCursor(manager, source);
}

/** Remembers how far a feed has been applied; in the transaction that applied it. */
export async function saveFeedCursor(manager: EntityManager, source: string, cursor: string): Promise<void> {
  await manager.query(
    'insert into feed_cursor (source, cursor) values ($1, $2) on conflict (source) do update set cursor = excluded.cursor',
    [source, cursor],
  );
}
