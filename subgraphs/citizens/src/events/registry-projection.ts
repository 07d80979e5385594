import type { IdentityKey } from '@lapor/kit/config/identity-keys';
import { type FollowedFeed, followFeed } from '@lapor/kit/feed/follow-feed';
import type { Logger } from '@lapor/kit/log';
import { type ApiClientEntry, readApiClientEvent } from '@lapor/schema/api-client-event';
import type { FeedPage } from '@lapor/schema/events';
import type { OfficerEntry } from '@lapor/schema/officer';
import { readOfficerEvent } from '@lapor/schema/officer-event';
import { readFeedCursor, saveFeedCursor } from '@lapor/subgraph-kit/feed/feed-cursor.store';
import type { DataSource } from 'typeorm';
import { saveApiClients } from '../database/api-client-projection.store.js';
import { saveOfficers } from '../database/officer-projection.store.js';

const SOURCE = 'agencies';

export interface RegistryProjectionOptions {
  readonly database: DataSource;
  /** Where the agencies subgraph serves. */
  readonly origin: string;
  readonly key: IdentityKey;
  readonly log: Logger;
}

/**
 * Keeps what the registry says of officers and of API clients. A page and its cursor are written in one transaction, so a crash repeats a
 * page or does not, and never skips one.
 */
export function followRegistry({ database, origin, key, log }: RegistryProjectionOptions): FollowedFeed {
  return followFeed({
    origin,
    audience: SOURCE,
    key,
    log,
    cursor: () => readFeedCursor(database.manager, SOURCE),
    apply: (page) =>
      database.transaction(async (manager) => {
        await saveOfficers(manager, toOfficers(page));
        await saveApiClients(manager, toApiClients(page));
        if (page.next !== null) await saveFeedCursor(manager, SOURCE, page.next);
      }),
  });
}

/** The officers of a page, each the latest. */
export function toOfficers(page: FeedPage): readonly OfficerEntry[] {
  return latestOf(page.events.map(readOfficerEvent));
}

/** The API clients of a page, each the latest. */
export function toApiClients(page: FeedPage): readonly ApiClientEntry[] {
  return latestOf(page.events.map(readApiClientEvent));
}

function latestOf<Entry extends { readonly id: string }>(entries: readonly (Entry | null)[]): readonly Entry[] {
  return [...new Map(entries.flatMap((entry) => (entry ? [[entry.id, entry] as const] : []))).values()];
}
