import { describe, expect, it } from '@jest/globals';
import { together } from './together.js';

const fine = <Value>(value: Value) => ({ status: 'fulfilled', value }) as const;

describe('what is done together', () => {
  it('is one group of all who ask at the same time, and each has its own answer', async () => {
    const groups: number[] = [];
    const double = together<number, number>({
      most: 3,
      groups: 1,
      work: async (items) => {
        groups.push(items.length);
        return items.map((item) => fine(item * 2));
      },
    });
    expect(await Promise.all([1, 2, 3, 4, 5].map(double))).toEqual([2, 4, 6, 8, 10]);
    expect(groups).toEqual([3, 2]);
    expect(await double(6)).toBe(12);
  });

  it('gathers what comes while a group is at work, in its order', async () => {
    const first = Promise.withResolvers<void>();
    const groups: string[][] = [];
    const write = together<string, number>({
      most: 10,
      groups: 1,
      work: async (items) => {
        groups.push([...items]);
        if (groups.length === 1) await first.promise;
        return items.map(() => fine(groups.length));
      },
    });
    const a = write('a');
    while (groups.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const rest = ['b', 'c', 'd'].map(write);
    first.resolve();
    expect(await a).toBe(1);
    await Promise.all(rest);
    expect(groups).toEqual([['a'], ['b', 'c', 'd']]);
  });

  it('fails for each alone, or for all when the whole fails', async () => {
    const odd = together<number, number>({
      most: 10,
      groups: 2,
      work: async (items) => {
        if (items.includes(0)) throw new Error('all');
        return items.map((item) => (item % 2 === 1 ? fine(item) : { status: 'rejected', reason: new Error(`not ${item}`) }));
      },
    });
    const settled = await Promise.allSettled([1, 2, 3].map(odd));
    expect(settled.map((each) => (each.status === 'fulfilled' ? each.value : (each.reason as Error).message))).toEqual([1, 'not 2', 3]);
    const failed = await Promise.allSettled([0, 1].map(odd));
    expect(failed.map((each) => each.status === 'rejected' && (each.reason as Error).message)).toEqual(['all', 'all']);
  });
});
