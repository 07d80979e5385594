import { LRUCache } from 'lru-cache';

/** Remembers what was made for a key, and makes it once however many ask at the same time. A failure is not kept. */
export interface PlanCache<Value extends object> {
  get(key: string, make: () => Promise<Value>): Promise<Value>;
}

export function createPlanCache<Value extends object>(maxEntries: number): PlanCache<Value> {
  const cache = new LRUCache<string, Promise<Value>>({ max: maxEntries });
  return {
    get(key, make) {
      const known = cache.get(key);
      if (known) return known;
      const making = make();
      cache.set(key, making);
      making.catch(() => cache.delete(key));
      return making;
    },
  };
}
