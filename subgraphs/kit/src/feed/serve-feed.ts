import { setTimeout as delay } from 'node:timers/promises';
import type { IdentityKey } from '@lapor/kit/config/identity-keys';
import { respondJson, respondRefusal } from '@lapor/kit/http/respond';
import { verifyIdentity } from '@lapor/kit/identity';
import type { FeedPage } from '@lapor/schema/events';
import { IDENTITY_HEADER } from '@lapor/schema/identity';
import { encodeCursor } from '../event-log/cursor.js';
import { type Queryable, readLog } from '../event-log/read.js';
import { EVERYTHING, type Tail } from '../event-log/tail.js';
import { toLoggedEvent } from '../event-log/to-logged-event.js';
import type { Route } from '../http/serve.js';
import { findStart } from './feed-start.js';

/** The stream name that a feed's cursors are valid for. */
export const FEED_STREAM = 'feed';

const PAGE = 500;
const WAIT_MS = 20_000;

export interface FeedOptions {
  readonly name: string;
  readonly identityKeys: readonly IdentityKey[];
  readonly database: Queryable;
  readonly tail: Tail;
}

/**
 * `GET /feed?after=<cursor>&wait=true`: this subgraph's whole log for another process of the system, page by page; with
 * `since=<ISO>` instead of a cursor only what was recorded from then on. At the end of the log the answer waits, when
 * asked to, until there is something new or 20 seconds are over. Refused to every other caller.
 */
export function serveFeed({ name, identityKeys, database, tail }: FeedOptions): Route {
  return {
    path: '/feed',
    async handle(request, response) {
      const operation = `GET ${request.url}`;
      const token = request.headers[IDENTITY_HEADER];
      const claims = verifyIdentity(identityKeys, typeof token === 'string' ? token : undefined, {
        audience: name,
        operation,
        now: Date.now(),
      });
      if (claims?.sub.kind !== 'system') return respondRefusal(response, 'GATEWAY_IDENTITY_REQUIRED');
      const query = new URL(request.url ?? '/', 'http://feed').searchParams;
      const after = query.get('after');
      const start = await findStart(database, FEED_STREAM, tail.head(), { after, since: query.get('since') });
      if (!start.ok) return respondRefusal(response, start.code);

      const gone = new AbortController();
      response.on('close', () => gone.abort());
      // Listening begins before reading: an event between the two would otherwise be waited for in vain.
      const next = query.get('wait') === 'true' ? nextEvent(tail, gone) : undefined;
      let page = await readLog(database, start.position, PAGE);
      if (next && page.events.length === 0) {
        await next;
        page = await readLog(database, start.position, PAGE);
      }
      gone.abort();
      const last = page.events.at(-1);
      const body: FeedPage = {
        events: page.events.map((event) => toLoggedEvent(FEED_STREAM, event)),
        next: last ? encodeCursor(FEED_STREAM, last.position) : after,
        atEnd: page.events.length < PAGE,
      };
      respondJson(response, 200, body);
    },
  };
}

/** Resolves on the next event of the log, after the waiting time, or when nobody waits any more. */
async function nextEvent(tail: Tail, unwanted: AbortController): Promise<void> {
  const { stop } = tail.listen(EVERYTHING, () => unwanted.abort());
  await delay(WAIT_MS, undefined, { signal: unwanted.signal, ref: false }).catch(() => undefined);
  stop();
}
