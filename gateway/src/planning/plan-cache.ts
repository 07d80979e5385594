import { LRUCache } from 'lru-cache';

/** Remembers what was made for a key, and makes it once however many ask at the same time. A failure is not kept. */
export interface PlanCache<Value extends object> {
  /** `bytes` is the length of the text that the value is made from; what it weighs grows with it. */
  get(key: string, bytes: number, make: () => Promise<Value>): Promise<Value>;
  /** Whether it is known or being made. */
  has(key: string): boolean;
  /** What is kept, that asked for last first. */
  kept(): Iterable<Promise<Value>>;
}

/** A value from a text larger than this part of the cache is not kept: one operation must not push out all others. */
const LARGEST_PART = 1 / 8;

/** A cache bounded by the texts it holds the plans of, so that nobody can fill the memory with large operations. */
export function createPlanCache<Value extends object>(maxBytes: number): PlanCache<Value> {
  const cache = new LRUCache<string, Promise<Value>>({ maxSize: maxBytes, maxEntrySize: Math.ceil(maxBytes * LARGEST_PART) });
  const inFlight = new Map<string, Promise<Value>>();
  return {
    get(key, bytes, make) {
      const known = cache.get(key) ?? inFlight.get(key);
      if (known) return known;
      const making = make();
      inFlight.set(key, making);
      making.then(
        () => {
          inFlight.delete(key);
          cache.set(key, making, { size: Math.max(1, bytes) });
        },
        () => inFlight.delete(key),
      );
      return making;
    },
    has: (key) => cache.has(key) || inFlight.has(key),
    kept: () => cache.values(),
  };
}
