import { describe, expect, it } from '@jest/globals';
import { createLog } from '@lapor/kit/log';
import type { DataSource } from 'typeorm';
import { watchStatistics } from './watch-statistics.js';

/** A roll-up that gets on with every look at it, and counts how often its cells are read. */
function fakeRollUp() {
  const asked = { place: 0, cells: 0 };
  const query = async (sql: string) => {
    if (sql.includes('statistics_cursor')) return [{ place: `0.${++asked.place}` }];
    if (sql.includes('region_projection')) return [];
    asked.cells += 1;
    return [{ dimension: 'KIND', key: 'OPEN', count: 100 + asked.cells }];
  };
  return { asked, database: { query } as unknown as DataSource };
}

describe('the watch over the statistics', () => {
  it('reads them once for all who follow, at most once a second, and not at all while nobody does', async () => {
    const { asked, database } = fakeRollUp();
    const { follow } = watchStatistics({ database, log: createLog('test', 'silent') });
    expect(asked).toEqual({ place: 0, cells: 0 });
    const began = performance.now();
    const followers = Array.from({ length: 200 }, follow);
    const totals = await Promise.all(
      followers.map(async (follower) => {
        const seen: (number | null)[] = [];
        while (seen.length < 3) seen.push((await follower.next()).value!.total);
        return seen;
      }),
    );
    expect(performance.now() - began).toBeGreaterThan(1_900);
    for (const seen of totals) expect(seen).toEqual([101, 102, 103]);
    expect(asked.cells).toBe(3);
    for (const follower of followers) await follower.return?.();
  });

  it('lets go of who leaves while nothing changes', async () => {
    const database = { query: async (sql: string) => (sql.includes('cursor') ? [{ place: '0.1' }] : []) } as unknown as DataSource;
    const follower = watchStatistics({ database, log: createLog('test', 'silent') }).follow();
    expect((await follower.next()).value?.total).toBeNull();
    const waiting = follower.next();
    await follower.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
  });
});
