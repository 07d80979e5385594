import { setTimeout as delay } from 'node:timers/promises';
import type { FeedPage } from '@lapor/schema/events';
import { IDENTITY_HEADER } from '@lapor/schema/identity';
import type { IdentityKey } from '../config/identity-keys.js';
import { operationHash, signIdentity } from '../identity.js';
import type { Logger } from '../log.js';
import type { Running } from '../process.js';

export interface FollowFeedOptions {
  /** Where the other subgraph serves, for example `http://127.0.0.1:4102`. */
  readonly origin: string;
  /** The other subgraph's name. */
  readonly audience: string;
  readonly key: IdentityKey;
  /** The cursor up to which everything was applied; null from the beginning. */
  readonly cursor: () => Promise<string | null>;
  /** Where a follower without a cursor begins; the beginning of the log unless given. */
  readonly since?: Date;
  /** Applies a page and remembers its cursor in one transaction. */
  readonly apply: (page: FeedPage) => Promise<void>;
  readonly log: Logger;
}

const FIRST_RETRY_MS = 50;
const LAST_RETRY_MS = 2_000;
/** Until the end was reached once: the start of a whole system waits for it. */
const LAST_RETRY_AT_START_MS = 500;
const REQUEST_TIMEOUT_MS = 30_000;

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
      const page = await fetchPage(options, await options.cursor(), wait, stopped);
      if (page.events.length > 0) await options.apply(page);
      if (page.atEnd) {
        wait = true;
        atEnd();
      }
      retryMs = FIRST_RETRY_MS;
    } catch (err) {
      if (stopped.aborted) return;
      // Said once, when it is more than a restart of the other side.
      const before = retryMs;
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
      if (before < retryMs && retryMs === LAST_RETRY_MS) log.warn({ err, audience }, 'the feed cannot be followed; trying again');
      await delay(wait ? retryMs : Math.min(retryMs, LAST_RETRY_AT_START_MS), undefined, { signal: stopped }).catch(() => undefined);
    }
  }
}

async function fetchPage(
  { origin, audience, key, since }: FollowFeedOptions,
  cursor: string | null,
  wait: boolean,
  stopped: AbortSignal,
): Promise<FeedPage> {
  const start: Record<string, string> = cursor !== null ? { after: cursor } : since ? { since: since.toISOString() } : {};
  const query = new URLSearchParams({ ...start, ...(wait ? { wait: 'true' } : {}) });
  const path = `/feed?${query}`;
  const identity = signIdentity(
    key,
    { aud: audience, op: operationHash(`GET ${path}`), sub: { kind: 'system', name: key.issuer }, requestId: 'feed' },
    Date.now(),
  );
  const response = await fetch(`${origin}${path}`, {
    headers: { [IDENTITY_HEADER]: identity },
    signal: AbortSignal.any([stopped, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]),
    redirect: 'error',
  });
  if (!response.ok) throw new Error(`the feed of ${audience} answered ${response.status}`);
  return (await response.json()) as FeedPage;
}
