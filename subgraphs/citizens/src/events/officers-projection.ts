import type { IdentityKey } from '@lapor/kit/config/identity-keys';
import { type FollowedFeed, followFeed } from '@lapor/kit/feed/follow-feed';
import type { Logger } from '@lapor/kit/log';
import type { FeedPage } from '@lapor/schema/events';
import type { OfficerEntry } from '@lapor/schema/officer';
import { readOfficerEvent } from '@lapor/schema/officer-event';
import { readFeedCursor, saveFeedCursor } from '@lapor/subgraph-kit/feed/feed-cursor.store';
import type { DataSource } from 'typeorm';
import { saveOfficers } from '../database/officer-projection.store.js';

const SOURCE = 'agencies';

export interface OfficersProjectionOptions {
  readonly database: DataSource;
  /** Where the agencies subgraph serves. */
  readonly origin: string;
  readonly key: IdentityKey;
  readonly log: Logger;
}

/**
 * Keeps what the registry says of officers. A page and its cursor are written in one transaction, so a crash repeats a
 * page or does not, and never skips one.
 */
export function followOfficers({ database, origin, key, log }: OfficersProjectionOptions): FollowedFeed {
  return followFeed({
    origin,
    audience: SOURCE,
    key,
    log,
    cursor: () => readFeedCursor(database.manager, SOURCE),
    apply: (page) =>
      database.transaction(async (manager) => {
        await saveOfficers(manager, toOfficers(page));
        if (page.next !== null) await saveFeedCursor(manager, SOURCE, page.next);
      }),
  });
}

/** The officers of a page, each the latest. */
export function toOfficers(page: FeedPage): readonly OfficerEntry[] {
  const officers = page.events.map(readOfficerEvent).filter((officer) => officer !== null);
  return [...new Map(officers.map((officer) => [officer.id, officer])).values()];
}
