import type { IdentityKey } from '@lapor/kit/config/identity-keys';
import { followFeed } from '@lapor/kit/feed/follow-feed';
import type { Logger } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import type { LoggedEvent } from '@lapor/schema/events';
import type { EntityCache } from './entity-cache.js';
import type { EntityChange } from './entity-change.js';
import { LONGEST_FAR_MS } from './far-entities.js';

export interface FollowChangesOptions {
  readonly cache: EntityCache;
  readonly subgraph: string;
  /** Where it serves, for example `http://127.0.0.1:4102`. */
  readonly origin: string;
  readonly key: IdentityKey;
  /** What an event says has changed. */
  readonly changesOf: (event: LoggedEvent) => readonly EntityChange[] | 'anything';
  readonly log: Logger;
}

/** A subgraph answers at least every 20 seconds, with or without news; one that does not may have died in silence. */
const SILENCE_MS = 25_000;
/** Two machines' clocks. */
const MARGIN_MS = 120_000;

/**
 * Tells a cache what changes in a subgraph, by the subgraph's event log, for as long as the process lives. While the log
 * cannot be read, or has not been read to its end, nothing of that subgraph is taken from the cache: it is asked for as if
 * there were none. Begins so far back that it hears of every change of what others may have kept elsewhere.
 */
export function followChanges({ cache, subgraph, origin, key, changesOf, log }: FollowChangesOptions): Running {
  let cursor: string | null = null;
  let currentUntil = 0;
  cache.onlyWhile(subgraph, () => performance.now() < currentUntil);
  return followFeed({
    origin,
    audience: subgraph,
    key,
    log,
    since: new Date(Date.now() - LONGEST_FAR_MS - MARGIN_MS),
    cursor: async () => cursor,
    async apply({ events, next }) {
      const changes = events.map(changesOf);
      if (changes.includes('anything')) cache.forget(subgraph);
      else
        cache.changed(
          subgraph,
          changes.flatMap((each) => (each === 'anything' ? [] : each)),
        );
      cursor = next;
    },
    reads: (atEnd) => {
      currentUntil = atEnd ? performance.now() + SILENCE_MS : 0;
    },
  });
}
