import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@lapor/kit/log';
import { waitBefore } from './growing-wait.js';
import type { Link, LinkError } from './link.js';
import { type LinkHandlers, openLink } from './open-link.js';
import type { SmppSettings } from './smpp-settings.js';

export interface BoundLink {
  /** Null while there is none. */
  current(): Link | null;
  stop(): Promise<void>;
}

export interface KeepBoundOptions extends LinkHandlers {
  readonly settings: SmppSettings;
  readonly log: Logger;
  /** Told of each link that is bound. */
  readonly bound: (link: Link) => unknown;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** A link that lasted so long was a good one: the next attempt comes soon. */
const GOOD_MS = 10_000;

/** Binds, and binds again for ever, waiting longer each time: a carrier that is away or refuses must not stop the channel. */
export function keepBound({ settings, log, bound, random, ...handlers }: KeepBoundOptions): BoundLink {
  const stopping = new AbortController();
  let link: Link | null = null;
  const hold = async (): Promise<LinkError> => {
    try {
      link = await openLink(settings, handlers);
    } catch (error) {
      return error as LinkError;
    }
    log.info({ code: 'SMPP_BOUND' }, 'the channel is bound to its carrier');
    bound(link);
    if (stopping.signal.aborted) await link.unbind();
    const reason = await link.ended;
    link = null;
    return reason;
  };
  const running = (async () => {
    for (let attempt = 0; !stopping.signal.aborted; attempt += 1) {
      const since = Date.now();
      const { code, status } = await hold();
      if (stopping.signal.aborted) return;
      if (Date.now() - since >= GOOD_MS) attempt = 0;
      const waitMs = waitBefore(attempt, settings.rebind, random());
      log.warn({ code, status, waitMs }, 'the channel is not bound to its carrier; trying again');
      await delay(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    current: () => link,
    async stop() {
      stopping.abort();
      await link?.unbind();
      await running;
    },
  };
}
