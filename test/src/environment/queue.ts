/** Items in the order in which they came; whoever takes waits until there are enough, or until the end. */
export interface Queue<Item> {
  put(item: Item): void;
  /** Nothing comes any more; who waits is told why. */
  end(reason: string): void;
  take(count: number): Promise<Item[]>;
  readonly waiting: readonly Item[];
}

const PATIENCE_MS = 60_000;

export function createQueue<Item>(): Queue<Item> {
  const waiting: Item[] = [];
  let ended: string | undefined;
  let wake = () => {};
  return {
    waiting,
    put(item) {
      waiting.push(item);
      wake();
    },
    end(reason) {
      ended ??= reason;
      wake();
    },
    take(count) {
      return new Promise((resolve, reject) => {
        const fail = (why: string) => reject(new Error(`${why}: only ${waiting.length} of ${count} came: ${JSON.stringify(waiting)}`));
        const timer = setTimeout(() => fail('too late'), PATIENCE_MS);
        wake = () => {
          if (waiting.length < count && ended === undefined) return;
          clearTimeout(timer);
          wake = () => {};
          if (waiting.length >= count) resolve(waiting.splice(0, count));
          else fail(ended ?? '');
        };
        wake();
      });
    },
  };
}
