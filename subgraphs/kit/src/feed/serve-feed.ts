import { setTimeout as delay } from 'node:timers/promises';
import type { IdentityKey } from '@lapor/kit/config/identity-keys';
import { respondJson, respondRefusal } from '@lapor/kit/http/respond';
import { verifyIdentity } from '@lapor/kit/identity';
import type { FeedPage, LoggedEvent } from '@lapor/schema/events';
import { IDENTITY_HEADER } from '@lapor/schema/identity';
import { decodeCursor, encodeCursor } from '../event-log/cursor.js';
import type { StoredEvent } from '../event-log/event.js';
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
  /** What is given out of an event, null for nothing; the whole event when left out. */
  readonly view?: (event: LoggedEvent) => LoggedEvent | null;
}

/**
 * `GET /feed?after=<cursor>&wait=true`: this subgraph's log for another process of the system, page by page. At
 * the end of the log the answer waits, when asked to, until there is something new or 20 seconds are over. Refused to
 * every other caller. What is not given out is passed over, and the cursor moves past it.
 */
export function serveFeed({ name, identityKeys, database, tail, view = (event) => event }: FeedOptions): Route {
  const toGiven = (events: readonly StoredEvent[]) =>
    events.map((event) => view(toLoggedEvent(FEED_STREAM, event))).filter((event) => event !== null);
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
      const deadline = Date.now() + (query.get('wait') === 'true' ? WAIT_MS : 0);
      let from = start.position;
      let { events } = await readLog(database, from, PAGE);
      while (events.length < PAGE && toGiven(events).length === 0 && Date.now() < deadline && !gone.signal.aborted) {
        await nextEvent(tail, gone.signal, deadline - Date.now());
        from = events.at(-1)?.position ?? from;
        events = (await readLog(database, from, PAGE)).events;
      }
      const last = events.at(-1)?.position ?? from;
      const body: FeedPage = {
        events: toGiven(events),
        next: last === start.position ? after : encodeCursor(FEED_STREAM, last),
        atEnd: events.length < PAGE,
      };
      respondJson(response, 200, body);
    },
  };
}

/** Resolves on the next event of the log, after the waiting time, or when the caller is gone. */
async function nextEvent(tail: Tail, gone: AbortSignal, waitMs: number): Promise<void> {
  const done = new AbortController();
  const { stop } = tail.listen(EVERYTHING, () => done.abort());
  await delay(waitMs, undefined, { signal: AbortSignal.any([done.signal, gone]), ref: false }).catch(() => undefined);
  stop();
}
