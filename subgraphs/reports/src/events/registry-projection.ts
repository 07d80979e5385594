import type { IdentityKey } from '@lapor/kit/config/identity-keys';
import type { Logger } from '@lapor/kit/log';
import type { FeedPage, LoggedEvent } from '@lapor/schema/events';
import { type FollowedFeed, followFeed } from '@lapor/subgraph-kit/feed/follow-feed';
import type { DataSource } from 'typeorm';
import {
  type AgencyEntry,
  type CategoryEntry,
  type RegionEntry,
  type RegistryPage,
  readFeedCursor,
  saveFeedCursor,
  saveRegistryPage,
} from '../database/registry.store.js';

const SOURCE = 'agencies';

export interface RegistryProjectionOptions {
  readonly database: DataSource;
  /** Where the agencies subgraph serves. */
  readonly origin: string;
  readonly key: IdentityKey;
  readonly log: Logger;
}

/**
 * Keeps what reports needs of the registry equal to the registry's log. A page and its cursor are written in one
 * transaction, so a crash repeats a page or does not, and never skips one.
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
        await saveRegistryPage(manager, toRegistryPage(page));
        if (page.next !== null) await saveFeedCursor(manager, SOURCE, page.next);
      }),
  });
}

/** The entries of a feed page that concern reports, each the latest of its key. Unknown events are not ours to judge. */
export function toRegistryPage(page: FeedPage): RegistryPage {
  const agencies = new Map<string, AgencyEntry>();
  const regions = new Map<string, RegionEntry>();
  const categories = new Map<string, CategoryEntry>();
  for (const event of page.events) {
    if (event.type === 'AgencyRegistered') keep(agencies, toAgency(event));
    if (event.type === 'RegionRegistered') keep(regions, { code: text(event, 'code'), name: text(event, 'name') });
    if (event.type === 'CategoryRegistered')
      keep(categories, { id: text(event, 'id'), name: text(event, 'name'), active: event.payload.active !== false });
  }
  return { agencies: [...agencies.values()], regions: [...regions.values()], categories: [...categories.values()] };
}

function toAgency(event: LoggedEvent): AgencyEntry {
  const parent = event.payload.parentCode;
  return {
    code: text(event, 'code'),
    name: text(event, 'name'),
    parentCode: typeof parent === 'string' ? parent : null,
    active: event.payload.active !== false,
  };
}

function keep<Entry extends { readonly code: string } | { readonly id: string }>(entries: Map<string, Entry>, entry: Entry): void {
  entries.set('code' in entry ? entry.code : entry.id, entry);
}

/** A broken entry stops the projection at its place: it is logged and tried again, and nothing behind it is skipped. */
function text(event: LoggedEvent, field: string): string {
  const value = event.payload[field];
  if (typeof value !== 'string' || value === '') throw new Error(`the registry's event ${event.id} has no ${field}`);
  return value;
}
