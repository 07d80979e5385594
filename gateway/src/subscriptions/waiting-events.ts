/** Where events come from; told when nothing more is wanted of it, and when the last that waited has been taken. */
export interface EventSource {
  leave(): void;
  emptied?(): void;
}

/** More came than could wait: what came before that was taken, and the rest is missing. */
export class Overflowed extends Error {
  override readonly name = 'Overflowed';
  /** When that was, by `performance.now()`. */
  readonly at = performance.now();
}

const DONE = { done: true, value: undefined } as const;

/**
 * Events on their way from a source that does not wait to somebody who takes one after another. Holds what nobody has taken
 * yet, up to a bound: memory for one client is bounded, and nobody else waits for them. When more comes, the source is left;
 * what waits can still be taken, and then `next` rejects with Overflowed.
 */
export class WaitingEvents<Event> implements AsyncIterableIterator<Event> {
  readonly #most: number;
  readonly #source: EventSource;
  #waiting: Event[] = [];
  #taker: PromiseWithResolvers<IteratorResult<Event, undefined>> | undefined;
  #over: { readonly reason?: Error } | undefined;

  /** @param most events that may wait. */
  constructor(most: number, source: EventSource) {
    this.#most = most;
    this.#source = source;
  }

  /** How many wait. */
  get size(): number {
    return this.#waiting.length;
  }

  put(event: Event): void {
    if (this.#over) return;
    if (this.#taker) {
      this.#taker.resolve({ done: false, value: event });
      this.#taker = undefined;
      return;
    }
    if (this.#waiting.length < this.#most) return void this.#waiting.push(event);
    this.end(new Overflowed('more events came than could wait'));
    this.#source.leave();
  }

  /** Nothing comes any more; what waits can still be taken. With a reason, `next` rejects with it then. */
  end(reason?: Error): void {
    if (this.#over) return;
    this.#over = reason ? { reason } : {};
    const waited = this.#taker;
    this.#taker = undefined;
    if (reason) waited?.reject(reason);
    else waited?.resolve(DONE);
  }

  next(): Promise<IteratorResult<Event, undefined>> {
    const event = this.#waiting.shift();
    if (event !== undefined) {
      if (this.#waiting.length === 0) this.#source.emptied?.();
      return Promise.resolve({ done: false, value: event });
    }
    if (!this.#over) {
      this.#taker = Promise.withResolvers();
      return this.#taker.promise;
    }
    const { reason } = this.#over;
    this.#over = {};
    return reason ? Promise.reject(reason) : Promise.resolve(DONE);
  }

  return(): Promise<IteratorResult<Event, undefined>> {
    this.#waiting = [];
    if (!this.#over) {
      this.end();
      this.#source.leave();
    }
    return Promise.resolve(DONE);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
