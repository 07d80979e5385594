import { setTimeout as delay } from 'node:timers/promises';
import type { IdentityKey } from '@lapor/kit/config/identity-keys';
import { followFeed } from '@lapor/kit/feed/follow-feed';
import type { Logger } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import type { LoggedEvent } from '@lapor/schema/events';

export interface FollowRightsOptions {
  /** The subgraph that tells of rights. */
  readonly subgraph: string;
  /** Where it serves, for example `http://127.0.0.1:4102`. */
  readonly origin: string;
  readonly key: IdentityKey;
  readonly learn: (event: LoggedEvent) => void;
  /** How long a token lives at most: what changed before that is in every token that is still accepted. */
  readonly tokenLifetimeSeconds: number;
  readonly log: Logger;
}

/** Two machines' clocks, and the time between a change and the token that knows of it. */
const MARGIN_SECONDS = 120;
/** How long a start waits for what has changed lately; after that it goes on with the tokens alone. */
const FIRST_WAIT_MS = 3_000;

/**
 * Follows what becomes of rights, from one token's lifetime ago on and for as long as the process lives. Resolves when
 * everything until now is known, or after three seconds: a gateway starts without the subgraph as well.
 */
export async function followRights(options: FollowRightsOptions): Promise<Running> {
  const { subgraph, origin, key, learn, tokenLifetimeSeconds, log } = options;
  let cursor: string | null = null;
  const feed = followFeed({
    origin,
    audience: subgraph,
    key,
    log,
    since: new Date(Date.now() - (tokenLifetimeSeconds + MARGIN_SECONDS) * 1000),
    cursor: async () => cursor,
    async apply(page) {
      for (const event of page.events) learn(event);
      cursor = page.next;
    },
  });
  const known = await Promise.race([feed.caughtUp.then(() => true), delay(FIRST_WAIT_MS, false, { ref: false })]);
  if (!known) log.warn(`${subgraph} does not answer; until it does, rights are those that the tokens name`);
  return feed;
}
