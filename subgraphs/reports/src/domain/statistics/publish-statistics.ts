import { REPORT_CLASSES } from '../report/report-class.js';
import { REPORT_STAGES } from '../report/report-state.js';
import { type Dimension, provinceOf } from './count-report.js';
import { type Cell, publishedTotal, suppress } from './suppress.js';

/** A cell as it is counted, not yet as it may be published. */
export interface CountedCell {
  readonly dimension: Dimension;
  readonly key: string;
  readonly count: number;
}

/** The numbers as everybody may read them; null stands for one that is suppressed. */
export interface PublishedStatistics {
  readonly total: number | null;
  readonly byStage: readonly Cell[];
  readonly byClass: readonly Cell[];
  readonly byAgency: readonly Cell[];
  readonly byRegion: readonly Cell[];
  /** Of each province whose own number is shown. */
  readonly byRegency: readonly Cell[];
  readonly byMonth: readonly Cell[];
}

/** A class that is always confidential has no cell: one that is known to be empty would give away another by subtraction. */
const OPEN_CLASSES = REPORT_CLASSES.filter((reportClass) => reportClass !== 'WHISTLEBLOWING');

/**
 * What may be published of counted cells. Nothing that is counted leaves in another way (docs/adr/0013).
 * @param regencies the codes of all regencies and cities, those without a report as well.
 */
export function publishStatistics(cells: readonly CountedCell[], regencies: readonly string[]): PublishedStatistics {
  const kind = (key: string) => cells.find((cell) => cell.dimension === 'KIND' && cell.key === key)?.count ?? 0;
  const byRegion = isWhole(cells, 'REGION', kind('OPEN')) ? division(cells, 'REGION') : [];
  return {
    total: publishedTotal(kind('OPEN'), kind('CONFIDENTIAL')),
    byStage: division(cells, 'STAGE', REPORT_STAGES),
    byClass: division(cells, 'CLASS', OPEN_CLASSES),
    byAgency: division(cells, 'AGENCY'),
    byRegion,
    byRegency: isWhole(cells, 'REGENCY', kind('OPEN')) ? divisionOfProvinces(cells, byRegion, regencies) : [],
    byMonth: division(cells, 'MONTH'),
  };
}

/**
 * Whether a division holds every open report by now. One that is being filled from older reports, page by page, would tell
 * by its differences what each page held: how many reports of a region are of a month.
 */
function isWhole(cells: readonly CountedCell[], dimension: Dimension, open: number): boolean {
  return cells.reduce((sum, cell) => sum + (cell.dimension === dimension ? cell.count : 0), 0) === open;
}

/**
 * The regencies of each province, suppressed by themselves: their sum is the province's number, so two small ones of different
 * provinces would each follow from their own. Of a province that is suppressed none is shown, because what they hold at least would
 * be known of it. Those without a report are cells like others: otherwise the first report in one of them would be seen.
 * What is known of a province alone is a cell as well, and is not told: that there is one would be seen.
 */
function divisionOfProvinces(cells: readonly CountedCell[], provinces: readonly Cell[], regencies: readonly string[]): readonly Cell[] {
  const counts = new Map(cells.filter(({ dimension }) => dimension === 'REGENCY').map(({ key, count }) => [key, count]));
  const all = Map.groupBy(new Set([...regencies, ...counts.keys()]), provinceOf);
  return provinces
    .filter(({ key, count }) => key !== '' && count !== null)
    .flatMap(({ key }) => suppress((all.get(key) ?? []).toSorted().map((place) => ({ key: place, count: counts.get(place) ?? 0 }))))
    .filter(({ key }) => key !== provinceOf(key));
}

/** One division as it may be published; with all its keys, also those without a report, where they are a fixed list. */
function division(cells: readonly CountedCell[], dimension: Dimension, keys?: readonly string[]): readonly Cell[] {
  const counted = cells.filter((cell) => cell.dimension === dimension);
  const counts = new Map(counted.map(({ key, count }) => [key, count]));
  return suppress((keys ?? counted.map(({ key }) => key)).map((key) => ({ key, count: counts.get(key) ?? 0 })));
}
