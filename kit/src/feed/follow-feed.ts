import { setTimeout as delay } from 'node:timers/promises';
import type { FeedPage } from '@lapor/schema/events';
import type { Logger } from '../log.js';
import type { Running } from '../process.js';
import { type FeedSource, fetchFeedPage } from './fetch-feed-page.js';

export interface FollowFeedOptions extends FeedSource {
  /** The cursor up to which everything was applied; null from the beginning. */
  readonly cursor: () => Promise<string | null>;
  /** Where a follower without a cursor begins; the beginning of the log unless given. */
  readonly since?: Date;
  /** Applies the page behind a cursor and remembers the page's own, in one transaction. */
  readonly apply: (page: FeedPage, after: string | null) => Promise<void>;
  /** How long is waited behind a page that reached the end, for a projection that nobody waits for: each page costs both sides. */
  readonly pauseMs?: number;
  /** Told after every attempt whether everything up to the end of the log, as it was then, has been applied. */
  readonly reads?: (atEnd: boolean) => void;
  readonly log: Logger;
}

const FIRST_RETRY_MS = 50;
const LAST_RETRY_MS = 2_000;
/** Until the end was reached once: the start of a whole system waits for it. */
const LAST_RETRY_AT_START_MS = 500;

/** A followed feed. */
export interface FollowedFeed extends Running {
  /** Resolves when the end of the other's log was reached for the first time. */
  readonly caughtUp: Promise<void>;
}

/** Keeps a projection equal to another subgraph's log, for as long as the process lives and whatever happens to the other. */
export function followFeed(options: FollowFeedOptions): FollowedFeed {
  const stopped = new AbortController();
  const reached = Promise.withResolvers<void>();
  const running = run(options, stopped.signal, reached.resolve);
  return {
    caughtUp: reached.promise,
    async stop() {
      stopped.abort();
      await running;
    },
  };
}

async function run(options: FollowFeedOptions, stopped: AbortSignal, atEnd: () => void): Promise<void> {
  const { log, audience } = options;
  let retryMs = FIRST_RETRY_MS;
  // Without waiting until the end was reached once: whoever waits for that must hear of it at once.
  let wait = false;
  while (!stopped.aborted) {
    try {
      const after = await options.cursor();
      const page = await fetchFeedPage(options, { after, since: options.since, wait }, stopped);
      // A page may be empty and yet lead further: the other side passes over what it does not give out.
      if (page.next !== after) await options.apply(page, after);
      options.reads?.(page.atEnd);
      if (page.atEnd) {
        wait = true;
        atEnd();
      }
      retryMs = FIRST_RETRY_MS;
      if (wait && options.pauseMs) await delay(options.pauseMs, undefined, { signal: stopped }).catch(() => undefined);
    } catch (err) {
      options.reads?.(false);
      if (stopped.aborted) return;
      // Said once, when it is more than a restart of the other side.
      const before = retryMs;
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
      if (before < retryMs && retryMs === LAST_RETRY_MS) log.warn({ err, audience }, 'the feed cannot be followed; trying again');
      await delay(wait ? retryMs : Math.min(retryMs, LAST_RETRY_AT_START_MS), undefined, { signal: stopped }).catch(() => undefined);
    }
  }
}
