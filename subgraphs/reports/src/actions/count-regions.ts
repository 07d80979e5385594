import type { DataSource } from 'typeorm';
import { lockStatisticsCursor, moveCells, takeIntoRegions } from '../database/statistics.store.js';

const PAGE = 2_000;

/**
 * Takes reports that were counted before there was a division by region into it, where they lie now: a page in a
 * transaction of its own. Returns whether there may be more.
 */
export async function countRegions(database: DataSource): Promise<boolean> {
  return database.transaction(async (manager) => {
    if (!(await lockStatisticsCursor(manager))) return false;
    const taken = await takeIntoRegions(manager, PAGE);
    if (taken.length === 0) return false;
    const regions = Map.groupBy(taken, (key) => key);
    await moveCells(
      manager,
      [...regions].map(([key, { length: by }]) => ({ dimension: 'REGION', key, by })),
    );
    return taken.length === PAGE;
  });
}
