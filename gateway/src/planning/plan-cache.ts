import { LRUCache } from 'lru-cache';

/** Remembers what was made for a key, and makes it once however many ask at the same time. A failure is not kept. */
export interface PlanCache<Value extends object> {
  /** @param letters the length of the text that the value is made from; what it weighs grows with it. */
  get(key: string, letters: number, make: () => Promise<Value>): Value | Promise<Value>;
  /** What is kept, that asked for last first. */
  kept(): Iterable<Value>;
}

/** A value from a text larger than this part of the cache is not kept: one operation must not push out all others. */
const LARGEST_PART = 1 / 8;

/** What a compiled operation takes of the heap for each letter of its text, measured over small and large ones. */
const BYTES_PER_LETTER = 400;

/**
 * A cache bounded by what its values weigh, so that nobody can fill the memory with operations. That cannot be measured
 * for one of them, but it grows with the text: half of it when it is planned, the rest as it is run.
 */
export function createPlanCache<Value extends object>(maxBytes: number): PlanCache<Value> {
  const cache = new LRUCache<string, Value>({
    maxSize: Math.max(1, maxBytes),
    maxEntrySize: Math.max(1, Math.ceil(maxBytes * LARGEST_PART)),
  });
  const inFlight = new Map<string, Promise<Value>>();
  return {
    get(key, letters, make) {
      const known = cache.get(key) ?? inFlight.get(key);
      if (known) return known;
      const making = make();
      inFlight.set(key, making);
      making.then(
        (made) => {
          inFlight.delete(key);
          cache.set(key, made, { size: Math.max(1, letters) * BYTES_PER_LETTER });
        },
        () => inFlight.delete(key),
      );
      return making;
    },
    kept: () => cache.values(),
  };
}
