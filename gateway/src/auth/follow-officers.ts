import { setTimeout as delay } from 'node:timers/promises';
import type { IdentityKey } from '@lapor/kit/config/identity-keys';
import { followFeed } from '@lapor/kit/feed/follow-feed';
import type { Logger } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import { readOfficerEvent } from '@lapor/schema/officer-event';
import type { KnownOfficers } from './known-officers.js';

export interface FollowOfficersOptions {
  /** Where the registry serves, for example `http://127.0.0.1:4102`. */
  readonly origin: string;
  readonly key: IdentityKey;
  readonly officers: KnownOfficers;
  /** How long a token lives at most: what changed before that is in every token that is still accepted. */
  readonly tokenLifetimeSeconds: number;
  readonly log: Logger;
}

/** Two machines' clocks, and the time between a change and the token that knows of it. */
const MARGIN_SECONDS = 120;
/** How long a start waits for what has changed lately; after that it goes on with the tokens alone. */
const FIRST_WAIT_MS = 3_000;

/**
 * Follows who may do what, from one token's lifetime ago on and for as long as the process lives. Resolves when
 * everything until now is known, or after three seconds: a gateway starts without the registry as well.
 */
export async function followOfficers({ origin, key, officers, tokenLifetimeSeconds, log }: FollowOfficersOptions): Promise<Running> {
  let cursor: string | null = null;
  const feed = followFeed({
    origin,
    audience: 'agencies',
    key,
    log,
    since: new Date(Date.now() - (tokenLifetimeSeconds + MARGIN_SECONDS) * 1000),
    cursor: async () => cursor,
    async apply(page) {
      for (const event of page.events) {
        const officer = readOfficerEvent(event);
        if (officer) officers.learn(officer);
      }
      cursor = page.next;
    },
  });
  const known = await Promise.race([feed.caughtUp.then(() => true), delay(FIRST_WAIT_MS, false, { ref: false })]);
  if (!known) log.warn("the registry does not answer; until it does, officers' rights are those of their tokens");
  return feed;
}
