import type { StoredEvent } from './event.js';
import { comparePositions, type Position } from './position.js';
import { type Queryable, type Range, readTopic } from './read.js';
import type { LiveTail } from './tail.js';

const HISTORY_PAGE = 500;
/** How many events before the end of a page the next one is read. */
const READ_AHEAD = 100;
/** Live events held for one follower; beyond it they are dropped here and read again from the log. */
const QUEUE_MAX = 1_000;

/** A part of a topic's past, in order. */
export interface PastPage {
  readonly events: readonly StoredEvent[];
  /** Where to read on; null when all of the range has been read. */
  readonly next: Position | null;
}
export type ReadPast = (range: Range) => Promise<PastPage>;

export interface FollowOptions {
  readonly database: Queryable;
  readonly tail: LiveTail;
  readonly topic: string;
  /** Exclusive. Null follows from now on. */
  readonly after: Position | null;
  /** How the past is read of a topic that is not written with its events. */
  readonly readPast?: ReadPast | undefined;
  /** Told of events that are there already, in order, before they are handed out one after another. */
  readonly expect?: ((events: readonly StoredEvent[]) => void) | undefined;
}

/**
 * Follows one topic: history behind `after` first, then live, without gap or duplicate. The listener is hung on the
 * tail before history is read up to the tail's head, so every event is on exactly one side of that line. A follower
 * that falls behind loses its queue, not its events: it goes back to reading history from its own position.
 * `return()` ends it at once, also while it waits for an event.
 */
export function followTopic({ database, tail, topic, after, readPast, expect }: FollowOptions): AsyncIterableIterator<StoredEvent> {
  const queue = openQueue(tail, topic);
  const events = run({ readPast: readPast ?? pastOf(database, topic), expect }, after ?? tail.head(), queue);
  return {
    next: () => events.next(),
    return() {
      queue.close();
      return events.return(undefined);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function pastOf(database: Queryable, topic: string): ReadPast {
  return async (range) => {
    const events = await readTopic(database, topic, range, HISTORY_PAGE);
    return { events, next: events.length === HISTORY_PAGE ? (events.at(-1)?.position ?? null) : null };
  };
}

type Reading = { readonly readPast: ReadPast } & Pick<FollowOptions, 'expect'>;

async function* run({ readPast, expect }: Reading, after: Position, queue: LiveQueue): AsyncGenerator<StoredEvent, void, undefined> {
  let position = after;
  try {
    while (!queue.closed()) {
      const upTo = queue.restart();
      for (let page: Promise<PastPage> | undefined = readPast({ after: position, upTo }); page && !queue.closed(); ) {
        const { events, next }: PastPage = await page;
        page = undefined;
        expect?.(events);
        for (const [index, event] of events.entries()) {
          // The past does not change: its next page is read while the last of this one are handed out.
          if (next !== null && index === Math.max(0, events.length - READ_AHEAD)) page = settling(readPast({ after: next, upTo }));
          position = event.position;
          yield event;
        }
        if (next !== null) page ??= readPast({ after: next, upTo });
        position = next ?? position;
      }
      for await (const event of queue.live(expect)) {
        if (comparePositions(event.position, position) <= 0) continue;
        position = event.position;
        yield event;
      }
    }
  } finally {
    queue.close();
  }
}

/** Whoever waits for it is told of a failure; nobody may. */
function settling<Result>(promise: Promise<Result>): Promise<Result> {
  promise.catch(() => undefined);
  return promise;
}

/** The live side of one follower. */
interface LiveQueue {
  /** Empties the queue and says up to where history must be read: all behind it arrives here. */
  restart(): Position;
  /** Ends when the queue has overflowed (what it still holds is handed out first) or was closed. */
  live(expect: FollowOptions['expect']): AsyncGenerator<StoredEvent, void, undefined>;
  close(): void;
  closed(): boolean;
}

function openQueue(tail: LiveTail, topic: string): LiveQueue {
  let events: StoredEvent[] = [];
  let overflowed = false;
  let closed = false;
  let wake: (() => void) | null = null;
  const ring = () => {
    wake?.();
    wake = null;
  };
  const listener = tail.listen(topic, (event) => {
    if (events.length < QUEUE_MAX && !overflowed) events.push(event);
    else overflowed = true;
    ring();
  });
  return {
    restart() {
      events = [];
      overflowed = false;
      return tail.head();
    },
    async *live(expect) {
      while (!closed) {
        const batch = events;
        events = [];
        expect?.(batch);
        yield* batch;
        if (events.length > 0) continue;
        if (overflowed || closed) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    close() {
      closed = true;
      listener.stop();
      ring();
    },
    closed: () => closed,
  };
}
