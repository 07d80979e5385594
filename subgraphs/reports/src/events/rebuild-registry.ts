import { fetchFeedPage } from '@lapor/kit/feed/fetch-feed-page';
import type { FeedPage, LoggedEvent } from '@lapor/schema/events';
import { lockFeedCursor, saveFeedCursor } from '@lapor/subgraph-kit/feed/feed-cursor.store';
import { countRegistry, dropStrangers } from '../database/registry-rebuild.store.js';
import { applyRegistry, REGISTRY_SOURCE, type RegistryProjectionOptions, toRegistryPage } from './registry-projection.js';

/** What a rebuild has done. */
export interface Rebuild {
  readonly events: number;
  /** How many entries the projection holds now, and how many it held that the registry does not. */
  readonly entries: number;
  readonly dropped: number;
}

/**
 * Makes the registry's projection anew from the registry's whole log, while reports serves: everything is read first and
 * written in one transaction, so whoever reads meanwhile sees the old projection, then the new one, and never an empty
 * one. The running follower goes on behind it. Throws when the registry does not answer; nothing is written then.
 */
export async function rebuildRegistry(options: Omit<RegistryProjectionOptions, 'log'>): Promise<Rebuild> {
  const first = await readLog(options, null);
  return options.database.transaction(async (manager) => {
    await lockFeedCursor(manager, REGISTRY_SOURCE);
    // The follower may have gone on while we read; now it waits, and we go at least as far.
    const rest = await readLog(options, first.next);
    const page = { events: [...first.events, ...rest.events], next: rest.next, atEnd: true };
    await applyRegistry(options, manager, page);
    if (page.next !== null) await saveFeedCursor(manager, REGISTRY_SOURCE, page.next);
    const dropped = await dropStrangers(manager, toRegistryPage(page));
    return { events: page.events.length, entries: await countRegistry(manager), dropped };
  });
}

/** Everything behind a cursor, as one page. */
async function readLog({ origin, key }: Pick<RegistryProjectionOptions, 'origin' | 'key'>, after: string | null): Promise<FeedPage> {
  const events: LoggedEvent[] = [];
  let next = after;
  for (;;) {
    const page: FeedPage = await fetchFeedPage({ origin, audience: REGISTRY_SOURCE, key }, { after: next, wait: false }, NEVER);
    events.push(...page.events);
    next = page.next;
    if (page.atEnd) return { events, next, atEnd: true };
  }
}

const NEVER = new AbortController().signal;
