import { readLog } from '@lapor/subgraph-kit/event-log/read';
import type { DataSource, EntityManager } from 'typeorm';
import { findReports } from '../database/report.queries.js';
import { findCounted, lockStatisticsCursor, moveCells, saveCounted, saveStatisticsCursor } from '../database/statistics.store.js';
import { type Counted, countReport, movesBetween, sumMoves } from '../domain/statistics/count-report.js';

const PAGE = 500;

/**
 * Counts the next page of the event log: every report that something happened to is counted as it is now, in place of
 * how it was counted before. Cells and cursor change in one transaction, so a crash counts nothing twice and misses
 * nothing; of several instances one counts and the others pass. Returns whether there may be more.
 */
export async function countStatistics(database: DataSource): Promise<boolean> {
  return database.transaction(async (manager) => {
    const after = await lockStatisticsCursor(manager);
    if (!after) return false;
    const { events } = await readLog(manager, after, PAGE);
    const last = events.at(-1);
    if (!last) return false;
    await countAnew(manager, [
      ...new Set(events.filter(({ aggregate }) => aggregate.type === 'report').map(({ aggregate }) => aggregate.id)),
    ]);
    await saveStatisticsCursor(manager, last.position);
    return events.length === PAGE;
  });
}

async function countAnew(manager: EntityManager, reportIds: readonly string[]): Promise<void> {
  const before = await findCounted(manager, reportIds);
  const after = new Map<string, Counted>();
  for (const report of await findReports(manager, reportIds)) after.set(report.id, countReport(report, before.get(report.id) ?? null));
  await moveCells(manager, sumMoves([...after].flatMap(([id, counted]) => movesBetween(before.get(id) ?? null, counted))));
  await saveCounted(manager, after);
}
