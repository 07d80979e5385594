import type { IdentityKey } from '@lapor/kit/config/identity-keys';
import { type FollowedFeed, followFeed } from '@lapor/kit/feed/follow-feed';
import type { Logger } from '@lapor/kit/log';
import type { FeedPage } from '@lapor/schema/events';
import { readFeedCursor, saveFeedCursor } from '@lapor/subgraph-kit/feed/feed-cursor.store';
import type { DataSource, EntityManager } from 'typeorm';
import { saveOpenWork } from '../database/open-work.store.js';
import { countTransfers } from '../database/transfer-tally.store.js';
import { toWorkChanges } from './open-work.js';
import { toTransfers } from './transfer-tally.js';

const SOURCE = 'reports';

/** Takes what it needs from a page of the reports' log, in the transaction that remembers the page. */
type Applier = (manager: EntityManager, page: FeedPage) => Promise<void>;

/** Everything the registry counts of reports; nothing but codes and numbers. */
const APPLIERS: readonly Applier[] = [
  (manager, page) => saveOpenWork(manager, toWorkChanges(page)),
  (manager, page) => countTransfers(manager, toTransfers(page)),
];

export interface ReportsProjectionOptions {
  readonly database: DataSource;
  /** Where the reports subgraph serves. */
  readonly origin: string;
  readonly key: IdentityKey;
  readonly log: Logger;
}

/**
 * Keeps what the registry counts of reports equal to the reports' log. A page and its cursor are written in one
 * transaction, so nothing is counted twice. Nobody waits for it: reports follows this subgraph in turn, and a start must
 * not go in a circle.
 */
export function followReports({ database, origin, key, log }: ReportsProjectionOptions): FollowedFeed {
  return followFeed({
    origin,
    audience: SOURCE,
    key,
    log,
    cursor: () => readFeedCursor(database.manager, SOURCE),
    apply: (page) =>
      database.transaction(async (manager) => {
        for (const apply of APPLIERS) await apply(manager, page);
        if (page.next !== null) await saveFeedCursor(manager, SOURCE, page.next);
      }),
  });
}
