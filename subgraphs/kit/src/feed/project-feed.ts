import type { IdentityKey } from '@lapor/kit/config/identity-keys';
import { type FollowedFeed, followFeed } from '@lapor/kit/feed/follow-feed';
import type { Logger } from '@lapor/kit/log';
import type { FeedPage } from '@lapor/schema/events';
import type { DataSource, EntityManager } from 'typeorm';
import { lockFeedCursor, readFeedCursor, saveFeedCursor } from './feed-cursor.store.js';

export interface ProjectFeedOptions {
  readonly database: DataSource;
  /** The subgraph that is followed; also the name of its place in `feed_cursor`. */
  readonly source: string;
  /** Where that subgraph serves, for example `http://127.0.0.1:4102`. */
  readonly origin: string;
  readonly key: IdentityKey;
  readonly log: Logger;
  /** How long is waited between pages, for what nobody waits for. */
  readonly pauseMs?: number;
  /** Writes what a page says, in the transaction that remembers the page. */
  readonly apply: (manager: EntityManager, page: FeedPage) => Promise<void>;
}

/**
 * Keeps tables of a database equal to another subgraph's log. A page and its cursor are written in one transaction, and
 * by one instance at a time, so a crash or a second instance repeats no page and skips none.
 */
export function projectFeed({ database, source, origin, key, log, pauseMs, apply }: ProjectFeedOptions): FollowedFeed {
  return followFeed({
    origin,
    audience: source,
    key,
    log,
    ...(pauseMs === undefined ? {} : { pauseMs }),
    cursor: () => readFeedCursor(database.manager, source),
    apply: (page, after) =>
      database.transaction(async (manager) => {
        // Behind another cursor the page was overtaken, by a rebuild or another instance.
        if ((await lockFeedCursor(manager, source)) !== after) return;
        await apply(manager, page);
        if (page.next !== null) await saveFeedCursor(manager, source, page.next);
      }),
  });
}
