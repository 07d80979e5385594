import { findCursor, insertNews, saveCursor } from '../database/news.store.js';
import { transaction } from '../database/open-database.js';
import { isNews } from '../domain/reply/news-text.js';
import { readFeed } from '../supergraph/channel-feed.js';
import type { ChannelDependencies } from './dependencies.js';

/**
 * Takes the next page of the feed: what somebody is to be told of is noted together with the cursor behind it, so that
 * after whatever death none is missing and none is there twice. True when something has come.
 */
export async function followFeed({ database, ask, now }: ChannelDependencies): Promise<boolean> {
  const before = await findCursor(database);
  const { events, endCursor } = await readFeed(ask, before);
  if (endCursor === before) return false;
  await transaction(database, async (client) => {
    for (const event of events) {
      if (isNews(event.type)) await insertNews(client, { id: event.id, trackingId: event.trackingId, event }, now());
    }
    await saveCursor(client, endCursor);
  });
  return events.length > 0;
}
