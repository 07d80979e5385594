import { NATIONAL_ZONE, toLocalTime } from '@lapor/schema/calendar/time-zone';
import type { Report } from '../report/report.js';
import type { ReportClass } from '../report/report-class.js';
import { type ReportStage, stageOf } from '../report/report-state.js';

/** What the statistics are divided by; each division holds every open report once. KIND is not published. */
export const DIMENSIONS = ['STAGE', 'CLASS', 'AGENCY', 'MONTH', 'REGION', 'REGENCY', 'KIND'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** How a report is counted: in one cell of each division, or, being confidential, in the nation's total alone. */
export type Counted = { readonly kind: 'CONFIDENTIAL' } | OpenlyCounted;
export interface OpenlyCounted {
  readonly kind: 'OPEN';
  readonly stage: ReportStage;
  readonly class: ReportClass;
  /** The top of the lead agency's tree (K/L/D); empty before the first disposition. */
  readonly agencyCode: string;
  /** The month of filing by Jakarta's calendar, YYYY-MM. */
  readonly month: string;
  /** Kemendagri code of the province; empty where none is known, null of what was counted before there was this division. */
  readonly regionCode: string | null;
  /** Kemendagri code of the regency or city, or the province's where that alone is known; otherwise like the province. */
  readonly regencyCode: string | null;
}

const REGENCY_LETTERS = '18.72'.length;

/** By how much a cell changes. */
export interface CellMove {
  readonly dimension: Dimension;
  readonly key: string;
  readonly by: number;
}

/**
 * How a report is to be counted now; `before` is how it was, null when it was not yet. One that is closed after it was
 * counted openly stays where it was and moves no more: a cell that lost one would tell which agency has it
 * (docs/adr/0013). One that is opened is counted like any other from then on.
 */
export function countReport(report: Report, before: Counted | null): Counted {
  if (report.confidential) return before ?? { kind: 'CONFIDENTIAL' };
  const lead = report.desks.find(({ code }) => code === report.leadAgencyCode);
  return {
    kind: 'OPEN',
    stage: stageOf(report.state),
    class: report.class,
    agencyCode: lead?.path[0] ?? report.leadAgencyCode ?? '',
    month: toLocalTime(report.filedAt, NATIONAL_ZONE).date.slice(0, 7),
    regionCode: provinceOf(report.regionCode),
    regencyCode: regencyOf(report.regionCode),
  };
}

/** The province that a region lies in; empty for none. */
export function provinceOf(regionCode: string | null): string {
  return regionCode?.slice(0, 2) ?? '';
}

/** The regency or city that a region lies in, `18.72`; the region itself where it is larger, empty for none. */
export function regencyOf(regionCode: string | null): string {
  return regionCode?.slice(0, REGENCY_LETTERS) ?? '';
}

/** What changes in the cells when a report is counted in another way than before. */
export function movesBetween(before: Counted | null, after: Counted): readonly CellMove[] {
  return [...cellsOf(before).map((cell) => ({ ...cell, by: -1 })), ...cellsOf(after).map((cell) => ({ ...cell, by: 1 }))];
}

/** Many moves as one for each cell, without those that come to nothing. */
export function sumMoves(moves: readonly CellMove[]): readonly CellMove[] {
  const cells = Map.groupBy(moves, ({ dimension, key }) => `${dimension} ${key}`);
  return [...cells.values()]
    .map(([first, ...rest]) => ({ ...(first as CellMove), by: rest.reduce((sum, { by }) => sum + by, (first as CellMove).by) }))
    .filter(({ by }) => by !== 0);
}

function cellsOf(counted: Counted | null): readonly Omit<CellMove, 'by'>[] {
  if (!counted) return [];
  const kind = { dimension: 'KIND', key: counted.kind } as const;
  if (counted.kind === 'CONFIDENTIAL') return [kind];
  const { stage, class: reportClass, agencyCode, month, regionCode, regencyCode } = counted;
  return [
    kind,
    { dimension: 'STAGE', key: stage },
    { dimension: 'CLASS', key: reportClass },
    { dimension: 'AGENCY', key: agencyCode },
    { dimension: 'MONTH', key: month },
    ...(regionCode === null ? [] : [{ dimension: 'REGION', key: regionCode } as const]),
    ...(regencyCode === null ? [] : [{ dimension: 'REGENCY', key: regencyCode } as const]),
  ];
}
