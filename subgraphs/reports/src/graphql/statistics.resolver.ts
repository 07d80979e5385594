import { Ctx, Query, Resolver } from 'type-graphql';
import { type CountedCell, findCells } from '../database/statistics.queries.js';
import { REPORT_CLASSES, type ReportClass } from '../domain/report/report-class.js';
import { REPORT_STAGES, type ReportStage } from '../domain/report/report-state.js';
import type { Dimension } from '../domain/statistics/count-report.js';
import { type Cell, publishedTotal, suppress } from '../domain/statistics/suppress.js';
import type { ReportsContext } from './context.js';
import { toAgency } from './references.type.js';
import { ReportStatisticsType, toStatisticCount } from './statistics.type.js';

/** A class that is always confidential has no cell: one that is known to be empty would give away another by subtraction. */
const OPEN_CLASSES = REPORT_CLASSES.filter((reportClass) => reportClass !== 'WHISTLEBLOWING');

@Resolver()
export class StatisticsResolver {
  @Query(() => ReportStatisticsType, { description: 'Banyaknya laporan menurut tahap, jenis, instansi, dan bulan; untuk umum.' })
  async reportStatistics(@Ctx() { services }: ReportsContext): Promise<ReportStatisticsType> {
    const cells = await findCells(services.database);
    const kind = (key: string) => cells.find((cell) => cell.dimension === 'KIND' && cell.key === key)?.count ?? 0;
    const rows = <Row extends object>(shown: readonly Cell[], name: (key: string) => Row) =>
      shown.map(({ key, count }) => ({ ...name(key), reports: toStatisticCount(count) }));
    return Object.assign(new ReportStatisticsType(), {
      total: toStatisticCount(publishedTotal(kind('OPEN'), kind('CONFIDENTIAL'))),
      byStage: rows(division(cells, 'STAGE', REPORT_STAGES), (key) => ({ stage: key as ReportStage })),
      byClass: rows(division(cells, 'CLASS', OPEN_CLASSES), (key) => ({ class: key as ReportClass })),
      byAgency: rows(division(cells, 'AGENCY'), (key) => ({ agency: toAgency(key || null) })),
      byMonth: rows(division(cells, 'MONTH'), (key) => ({ month: key })),
    });
  }
}

/** One division as it may be published; with all its keys, also those without a report, where they are a fixed list. */
function division(cells: readonly CountedCell[], dimension: Dimension, keys?: readonly string[]): readonly Cell[] {
  const counted = cells.filter((cell) => cell.dimension === dimension);
  const counts = new Map(counted.map(({ key, count }) => [key, count]));
  return suppress((keys ?? counted.map(({ key }) => key)).map((key) => ({ key, count: counts.get(key) ?? 0 })));
}
