import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import type { Dimension } from '../domain/statistics/count-report.js';

/** A cell as it is counted, not yet as it may be published. */
export interface CountedCell {
  readonly dimension: Dimension;
  readonly key: string;
  readonly count: number;
}

/** All cells that hold something: some for each agency and month, however many reports there are. */
export function findCells(database: Queryable): Promise<readonly CountedCell[]> {
  return database.query<CountedCell[]>('select dimension, key, count from statistics_cell where count > 0 order by dimension, key', []);
}
