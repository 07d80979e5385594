import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import { type CountedCell, type PublishedStatistics, publishStatistics } from '../domain/statistics/publish-statistics.js';

/** All cells that hold something: some for each agency and month, however many reports there are. */
function findCells(database: Queryable): Promise<readonly CountedCell[]> {
  return database.query<CountedCell[]>('select dimension, key, count from statistics_cell where count > 0 order by dimension, key', []);
}

/** All regencies and cities, by Kemendagri code. */
export async function findRegencies(database: Queryable): Promise<readonly string[]> {
  const rows = await database.query<{ code: string }[]>('select code from region_projection where length(code) = 5 order by code', []);
  return rows.map(({ code }) => code);
}

/** The numbers as everybody may read them now. */
export async function findPublished(database: Queryable): Promise<PublishedStatistics> {
  return publishStatistics(await findCells(database), await findRegencies(database));
}
