import type { EntityManager } from 'typeorm';

/** How far the feed of a subgraph has been applied; null before its first page. */
export async function readFeedCursor(manager: EntityManager, source: string): Promise<string | null> {
  const [row] = await manager.query<{ cursor: string }[]>('select cursor from feed_cursor where source = $1', [source]);
  return row?.cursor ?? null;
}

/** Remembers how far it has been applied, in the transaction that applies it. */
export async function saveFeedCursor(manager: EntityManager, source: string, cursor: string): Promise<void> {
  await manager.query(
    'insert into feed_cursor (source, cursor) values ($1, $2) on conflict (source) do update set cursor = excluded.cursor',
    [source, cursor],
  );
}
