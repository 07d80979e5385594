/**
 * Makes a stream that ends at once when its consumer goes. An async generator by itself does not: `return()` waits
 * until the generator's pending step is done, and a step that waits for the next event may never be.
 */
export function stoppable<T>(start: (signal: AbortSignal) => AsyncGenerator<T, void, undefined>): AsyncIterableIterator<T> {
  const stopped = new AbortController();
  const stream = start(stopped.signal);
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => stream.next(),
    return() {
      stopped.abort();
      return stream.return();
    },
  };
}
