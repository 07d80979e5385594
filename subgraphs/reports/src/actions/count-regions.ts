import type { DataSource } from 'typeorm';
import { lockStatisticsCursor, moveCells, takeIntoRegions } from '../database/statistics.store.js';
import { type CellMove, sumMoves } from '../domain/statistics/count-report.js';

const PAGE = 2_000;

/**
 * Takes reports that were counted before there were divisions by province and regency into these, where they lie now: a page in a
 * transaction of its own. Returns whether there may be more.
 */
export async function countRegions(database: DataSource): Promise<boolean> {
  return database.transaction(async (manager) => {
    if (!(await lockStatisticsCursor(manager))) return false;
    const taken = await takeIntoRegions(manager, PAGE);
    if (taken.length === 0) return false;
    const moves = taken.flatMap(({ province, regency }): CellMove[] => [
      ...(province === null ? [] : [{ dimension: 'REGION', key: province, by: 1 } as const]),
      { dimension: 'REGENCY', key: regency, by: 1 },
    ]);
    await moveCells(manager, sumMoves(moves));
    return taken.length === PAGE;
  });
}
