import { describe, expect, it } from '@jest/globals';
import { createPlanCache } from './plan-cache.js';

describe('the plan cache', () => {
  const counting = () => {
    let made = 0;
    return { make: async () => ({ number: ++made }), made: () => made };
  };

  it('makes a plan once for many who ask at the same time, and keeps it', async () => {
    const cache = createPlanCache<{ number: number }>(400_000);
    const { make, made } = counting();
    await Promise.all([cache.get('a', 10, make), cache.get('a', 10, make)]);
    expect(await cache.get('a', 10, make)).toEqual({ number: 1 });
    expect(made()).toBe(1);
  });

  it('forgets a failure', async () => {
    const cache = createPlanCache<{ number: number }>(400_000);
    await expect(cache.get('a', 10, async () => Promise.reject(new Error('no plan')))).rejects.toThrow('no plan');
    expect(await cache.get('a', 10, counting().make)).toEqual({ number: 1 });
  });

  it('holds no more than it may, by the length of texts, and nothing that is large by itself', async () => {
    const cache = createPlanCache<{ number: number }>(400_000);
    const { make, made } = counting();
    for (let index = 0; index < 20; index += 1) await cache.get(`small ${index}`, 100, make);
    await cache.get('small 0', 100, make);
    expect(made()).toBe(21);
    await cache.get('large', 200, make);
    await cache.get('large', 200, make);
    expect(made()).toBe(23);
    await cache.get('small 19', 100, make);
    expect(made()).toBe(23);
  });
});
