import { type CopyData, toCopyData } from '@lapor/subgraph-kit/database/copy-rows';
import { type ChainCopies, toChainCopies } from '@lapor/subgraph-kit/event-log/copy-new-chains';
import { type CellMove, countReport, movesBetween, sumMoves } from '../domain/statistics/count-report.js';
import { toStatisticsTable, toTables } from './rows.js';
import type { SeedWorld } from './seed-world.js';
import { liveThrough } from './way.js';

/** Some thousand reports, ready to be written. */
export interface Batch {
  readonly tables: readonly CopyData[];
  readonly chains: ChainCopies;
  readonly reports: number;
  readonly events: number;
  /** How the public statistics count them, one by one and together. */
  readonly statistics: CopyData;
  readonly moves: readonly CellMove[];
}

/** Makes the reports of a range of numbers, the end exclusive. */
export function makeBatch(world: SeedWorld, begin: number, end: number): Batch {
  const histories = Array.from({ length: end - begin }, (_, index) => liveThrough(world, begin + index));
  return {
    tables: toTables(histories).map(toCopyData),
    chains: toChainCopies(histories.map(({ report, events }) => ({ aggregate: { type: 'report', id: report.id }, drafts: events }))),
    reports: histories.length,
    events: histories.reduce((sum, { events }) => sum + events.length, 0),
    statistics: toCopyData(toStatisticsTable(histories)),
    moves: sumMoves(histories.flatMap(({ report }) => movesBetween(null, countReport(report, null)))),
  };
}
