import type { Logger } from '@lapor/kit/log';
import { findCursor, insertNews, saveCursor } from '../database/news.store.js';
import { transaction } from '../database/open-database.js';
import { isNews } from '../domain/reply/news-text.js';
import { type Ask, RefusedError } from '../supergraph/ask.js';
import { type FeedPage, readFeed } from '../supergraph/channel-feed.js';
import type { ChannelDependencies } from './dependencies.js';

/**
 * Takes the next page of the feed: what somebody is to be told of is noted together with the cursor behind it, so that
 * after whatever death none is missing and none is there twice. True when something has come.
 */
export async function followFeed({ database, ask, now, log }: ChannelDependencies): Promise<boolean> {
  const before = await findCursor(database);
  const { events, endCursor } = await readKept(ask, before, log);
  if (endCursor === before) return false;
  await transaction(database, async (client) => {
    for (const event of events) {
      if (isNews(event.type)) await insertNews(client, { id: event.id, trackingId: event.trackingId, event }, now());
    }
    await saveCursor(client, endCursor);
  });
  return events.length > 0;
}

/** After an absence longer than events are kept, everything that is kept is new. */
async function readKept(ask: Ask, before: string | null, log: Logger): Promise<FeedPage> {
  try {
    return await readFeed(ask, before);
  } catch (error) {
    if (!(error instanceof RefusedError && error.code === 'CURSOR_EXPIRED')) throw error;
    log.warn('the channel was away for longer than events are kept: it goes on with the oldest that is kept');
    return readFeed(ask, null);
  }
}
