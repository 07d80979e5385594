import { setTimeout as delay } from 'node:timers/promises';
import type { IdentityKey } from '@lapor/kit/config/identity-keys';
import { respondJson, respondRefusal } from '@lapor/kit/http/respond';
import { verifyIdentity } from '@lapor/kit/identity';
import type { FeedPage, LoggedEvent } from '@lapor/schema/events';
import { IDENTITY_HEADER } from '@lapor/schema/identity';
import { encodeCursor } from '../event-log/cursor.js';
import type { StoredEvent } from '../event-log/event.js';
import type { Position } from '../event-log/position.js';
import { type Queryable, readLog } from '../event-log/read.js';
import { EVERYTHING, type Tail } from '../event-log/tail.js';
import { toLoggedEvent } from '../event-log/to-logged-event.js';
import type { Route } from '../http/serve.js';
import { findStart } from './feed-start.js';

/** The stream name that a feed's cursors are valid for. */
export const FEED_STREAM = 'feed';

const PAGE = 500;
const WAIT_MS = 20_000;
/** How long the first new event waits for others: under load a page then holds many, and each page costs both sides. */
const GATHER_MS = 10;

export interface FeedOptions {
  readonly name: string;
  readonly identityKeys: readonly IdentityKey[];
  readonly database: Queryable;
  readonly tail: Tail;
  /** What is given out of an event, null for nothing; the whole event when left out. */
  readonly view?: (event: LoggedEvent) => LoggedEvent | null;
}

/**
 * `GET /feed?after=<cursor>&wait=true`: this subgraph's log for another process of the system, page by page; with
 * `since=<ISO>` instead of a cursor only what was recorded from then on. At the end of the log the answer waits, when
 * asked to, until there is something new or 20 seconds are over. Refused to every other caller. What is not given out
 * is passed over, and the cursor moves past it.
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
      const start = await findStart(database, FEED_STREAM, tail.head(), { after, since: query.get('since') });
      if (!start.ok) return respondRefusal(response, start.code);

      const gone = new AbortController();
      response.on('close', () => gone.abort());
      const wait = query.get('wait') === 'true';
      const deadline = Date.now() + (wait ? WAIT_MS : 0);
      const isEnough = (events: readonly StoredEvent[]) => events.length === PAGE || toGiven(events).length > 0;
      const { events, last } = await readOn({ database, tail, from: start.position, wait, isEnough }, deadline, gone.signal);
      const body: FeedPage = {
        events: toGiven(events),
        next: last === start.position ? after : encodeCursor(FEED_STREAM, last),
        atEnd: events.length < PAGE,
      };
      respondJson(response, 200, body);
    },
  };
}

interface Reading extends Pick<FeedOptions, 'database' | 'tail'> {
  readonly from: Position;
  /** Whether the caller waits for what comes: then the tail's own end is end enough, and what it still holds need not be read. */
  readonly wait: boolean;
  readonly isEnough: (events: readonly StoredEvent[]) => boolean;
}

/** Reads behind a position until it is enough, the deadline is over or the caller is gone; `last` is how far it came. */
async function readOn({ database, tail, from, wait, isEnough }: Reading, deadline: number, gone: AbortSignal) {
  let last = from;
  for (;;) {
    // Listening begins before reading: an event between the two would otherwise be waited for in vain.
    const unwanted = new AbortController();
    const next = nextEvent(tail, AbortSignal.any([unwanted.signal, gone]), Math.max(0, deadline - Date.now()));
    const recent = wait ? tail.recent(last)?.slice(0, PAGE) : null;
    const events = recent ?? (await readLog(database, last, PAGE)).events;
    last = events.at(-1)?.position ?? last;
    if (isEnough(events) || Date.now() >= deadline || gone.aborted) {
      unwanted.abort();
      return { events, last };
    }
    await next;
    await delay(GATHER_MS, undefined, { signal: gone }).catch(() => undefined);
  }
}

/** Resolves on the next event of the log, after the waiting time, or when nobody waits any more. */
async function nextEvent(tail: Tail, unwanted: AbortSignal, waitMs: number): Promise<void> {
  const done = new AbortController();
  const { stop } = tail.listen(EVERYTHING, () => done.abort());
  await delay(waitMs, undefined, { signal: AbortSignal.any([done.signal, unwanted]), ref: false }).catch(() => undefined);
  stop();
}
