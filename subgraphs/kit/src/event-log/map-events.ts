/**
 * Maps a followed stream, leaving out what maps to undefined. An `async function*` would not do: its `return()` waits
 * for the pending `next()`, so a subscriber who leaves a quiet stream would be kept until the next event.
 */
export function mapEvents<Event, Result>(
  source: AsyncIterableIterator<Event>,
  map: (event: Event) => Promise<Result | undefined>,
): AsyncIterableIterator<Result> {
  return {
    async next() {
      for (;;) {
        const { done, value } = await source.next();
        if (done) return { done: true, value: undefined };
        const result = await map(value).catch(async (error: unknown) => {
          await source.return?.();
          throw error;
        });
        if (result !== undefined) return { done: false, value: result };
      }
    },
    async return() {
      await source.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
