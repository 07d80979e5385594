import type { StoredEvent } from './event.js';
import { comparePositions, type Position } from './position.js';
import { type Queryable, readTopic } from './read.js';
import type { Tail } from './tail.js';

const HISTORY_PAGE = 500;
/** Live events held for one follower; beyond it they are dropped here and read again from the log. */
const QUEUE_MAX = 1_000;

export interface FollowOptions {
  readonly database: Queryable;
  readonly tail: Tail;
  readonly topic: string;
  /** Exclusive. Null follows from now on. */
  readonly after: Position | null;
}

/**
 * Follows one topic: history behind `after` first, then live, without gap or duplicate. The listener is hung on the
 * tail before history is read up to the tail's head, so every event is on exactly one side of that line. A follower
 * that falls behind loses its queue, not its events: it goes back to reading history from its own position.
 * `return()` ends it at once, also while it waits for an event.
 */
export function followTopic({ database, tail, topic, after }: FollowOptions): AsyncIterableIterator<StoredEvent> {
  const queue = openQueue(tail, topic);
  const events = run(database, topic, after ?? tail.head(), queue);
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

async function* run(database: Queryable, topic: string, after: Position, queue: LiveQueue): AsyncGenerator<StoredEvent, void, undefined> {
  let position = after;
  try {
    while (!queue.closed()) {
      const upTo = queue.restart();
      for (let more = true; more && !queue.closed(); ) {
        const page = await readTopic(database, topic, { after: position, upTo }, HISTORY_PAGE);
        for (const event of page) {
          position = event.position;
          yield event;
        }
        more = page.length === HISTORY_PAGE;
      }
      for await (const event of queue.live()) {
        if (comparePositions(event.position, position) <= 0) continue;
        position = event.position;
        yield event;
      }
    }
  } finally {
    queue.close();
  }
}

/** The live side of one follower. */
interface LiveQueue {
  /** Empties the queue and says up to where history must be read: all behind it arrives here. */
  restart(): Position;
  /** Ends when the queue has overflowed (what it still holds is handed out first) or was closed. */
  live(): AsyncGenerator<StoredEvent, void, undefined>;
  close(): void;
  closed(): boolean;
}

function openQueue(tail: Tail, topic: string): LiveQueue {
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
    async *live() {
      while (!closed) {
        const batch = events;
        events = [];
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
