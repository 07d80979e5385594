import type { FeedPage, LoggedEvent } from '@lapor/schema/events';
import { fetchFeedPage } from '@lapor/subgraph-kit/feed/fetch-feed-page';
import { lockFeedCursor } from '../database/registry.store.js';
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
  const page = await readWholeLog(options);
  return options.database.transaction(async (manager) => {
    await lockFeedCursor(manager, REGISTRY_SOURCE);
    await applyRegistry(options, manager, page);
    const dropped = await dropStrangers(manager, toRegistryPage(page));
    return { events: page.events.length, entries: await countRegistry(manager), dropped };
  });
}

async function readWholeLog({ origin, key }: Pick<RegistryProjectionOptions, 'origin' | 'key'>): Promise<FeedPage> {
  const events: LoggedEvent[] = [];
  let after: string | null = null;
  for (;;) {
    const page: FeedPage = await fetchFeedPage({ origin, audience: REGISTRY_SOURCE, key }, { after, wait: false }, NEVER);
    events.push(...page.events);
    after = page.next;
    if (page.atEnd) return { events, next: after, atEnd: true };
  }
}

const NEVER = new AbortController().signal;
