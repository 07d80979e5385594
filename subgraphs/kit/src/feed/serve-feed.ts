import { setTimeout as delay } from 'node:timers/promises';
import type { IdentityKey } from '@lapor/kit/config/identity-keys';
import { respondJson, respondRefusal } from '@lapor/kit/http/respond';
import { verifyIdentity } from '@lapor/kit/identity';
import type { FeedPage } from '@lapor/schema/events';
import { IDENTITY_HEADER } from '@lapor/schema/identity';
import { decodeCursor, encodeCursor } from '../event-log/cursor.js';
import { comparePositions, START } from '../event-log/position.js';
import { type Queryable, readLog, settledHead } from '../event-log/read.js';
import { EVERYTHING, type Tail } from '../event-log/tail.js';
import { toLoggedEvent } from '../event-log/to-logged-event.js';
import type { Route } from '../http/serve.js';

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
 * `GET /feed?after=<cursor>&wait=true`: this subgraph's whole log for another process of the system, page by page. At
 * the end of the log the answer waits, when asked to, until there is something new or 20 seconds are over. Refused to
 * every other caller.
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
      const start = after === null ? ({ ok: true, position: START } as const) : decodeCursor(FEED_STREAM, after);
      if (!start.ok) return respondRefusal(response, start.code);

      const gone = new AbortController();
      response.on('close', () => gone.abort());
      if (comparePositions(start.position, tail.head()) > 0 && comparePositions(start.position, await settledHead(database)) > 0) {
        // The log was put back from an older copy; a follower must not wait for what it believes to have.
        return respondRefusal(response, 'CURSOR_INVALID');
      }
      let page = await readLog(database, start.position, PAGE);
      if (page.events.length === 0 && query.get('wait') === 'true') {
        await nextEvent(tail, gone.signal);
        page = await readLog(database, start.position, PAGE);
      }
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

/** Resolves on the next event of the log, after the waiting time, or when the caller is gone. */
async function nextEvent(tail: Tail, gone: AbortSignal): Promise<void> {
  const done = new AbortController();
  const { stop } = tail.listen(EVERYTHING, () => done.abort());
  await delay(WAIT_MS, undefined, { signal: AbortSignal.any([done.signal, gone]), ref: false }).catch(() => undefined);
  stop();
}
