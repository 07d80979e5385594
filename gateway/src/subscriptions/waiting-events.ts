/** Events on their way from a source that does not wait to somebody who takes one after another. */
export interface WaitingEvents<Event> extends AsyncIterableIterator<Event> {
  /** How many wait. */
  readonly size: number;
  put(event: Event): void;
  /** Nothing comes any more; what waits can still be taken. With a reason, that is thrown then. */
  end(reason?: Error): void;
}

/** More came than could wait: what came before that was taken, and the rest is missing. */
export class Overflowed extends Error {
  override readonly name = 'Overflowed';
  /** When that was, by `performance.now()`. */
  readonly at = performance.now();
}

/**
 * Holds what nobody has taken yet, up to a bound: memory for one client is bounded, and nobody else waits for them. When
 * more comes, the source is left; what waits can still be taken, and then `next` throws Overflowed.
 * @param most events that may wait.
 * @param leave called once, when nothing more is wanted.
 * @param emptied called when the last that waited has been taken.
 */
export function createWaitingEvents<Event>(most: number, leave: () => void, emptied?: () => void): WaitingEvents<Event> {
  let waiting: Event[] = [];
  let taker: PromiseWithResolvers<IteratorResult<Event, undefined>> | undefined;
  let over: { readonly reason?: Error } | undefined;
  const end = (reason?: Error) => {
    if (over) return;
    over = reason ? { reason } : {};
    const waited = taker;
    taker = undefined;
    if (reason) waited?.reject(reason);
    else waited?.resolve({ done: true, value: undefined });
  };
  return {
    get size() {
      return waiting.length;
    },
    put(event) {
      if (over) return;
      if (taker) {
        taker.resolve({ done: false, value: event });
        taker = undefined;
        return;
      }
      if (waiting.length < most) return void waiting.push(event);
      end(new Overflowed('more events came than could wait'));
      leave();
    },
    end,
    async next() {
      const event = waiting.shift();
      if (event !== undefined) {
        if (waiting.length === 0) emptied?.();
        return { done: false, value: event };
      }
      if (!over) {
        taker = Promise.withResolvers();
        return taker.promise;
      }
      const { reason } = over;
      over = {};
      if (reason) throw reason;
      return { done: true, value: undefined };
    },
    async return() {
      waiting = [];
      if (!over) {
        end();
        leave();
      }
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
