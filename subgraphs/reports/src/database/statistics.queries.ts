import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { CountedCell } from '../domain/statistics/publish-statistics.js';

/** All cells that hold something: some for each agency and month, however many reports there are. */
export function findCells(database: Queryable): Promise<readonly CountedCell[]> {
  return database.query<CountedCell[]>('select dimension, key, count from statistics_cell where count > 0 order by dimension, key', []);
}
