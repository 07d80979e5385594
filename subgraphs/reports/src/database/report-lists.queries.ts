import type { SelectQueryBuilder } from 'typeorm';
import type { Report } from '../domain/report/report.js';
import { OPEN_STATES, type ReportState } from '../domain/report/report-state.js';
import { ReportEntity } from './report.entity.js';
import type { Reader } from './report.queries.js';
import { toReport } from './to-report.js';

/** A page of a list: one row more than asked for is read, to know whether there is a next page. */
export interface ListPage {
  readonly first: number;
  /** The last row's `filedAt` (ISO 8601) and `id` of the page before; null at the beginning. */
  readonly after: readonly [string, string] | null;
}

/** Open reports that a desk holds (or those in one state), oldest first. */
export function findDeskQueue(reader: Reader, deskCode: string, state: ReportState | null, page: ListPage): Promise<readonly Report[]> {
  const query = list(reader).where('report.deskCode = :deskCode', { deskCode });
  if (state) query.andWhere('report.state = :state', { state });
  else query.andWhere(OPEN);
  return readPage(query, 'ASC', page);
}

/** Published reports, newest first. */
export function findPublicReports(reader: Reader, page: ListPage): Promise<readonly Report[]> {
  return readPage(list(reader).where('report.published and not report.confidential'), 'DESC', page);
}

/** A reporter's own reports, newest first. */
export function findReportsOf(reader: Reader, reporterId: string, page: ListPage): Promise<readonly Report[]> {
  return readPage(list(reader).where('report.reporterId = :reporterId', { reporterId }), 'DESC', page);
}

// Written out, not bound: only so can the planner prove that the queue's partial index fits.
const OPEN = `report.state in (${OPEN_STATES.map((state) => `'${state}'`).join(', ')})`;

function list(reader: Reader): SelectQueryBuilder<ReportEntity> {
  return reader.getRepository(ReportEntity).createQueryBuilder('report');
}

async function readPage(
  query: SelectQueryBuilder<ReportEntity>,
  order: 'ASC' | 'DESC',
  { first, after }: ListPage,
): Promise<readonly Report[]> {
  if (after) {
    const [filedAt, id] = after;
    query.andWhere(`(report.filedAt, report.id) ${order === 'ASC' ? '>' : '<'} (:filedAt::timestamptz, :id::uuid)`, { filedAt, id });
  }
  const rows = await query
    .orderBy('report.filedAt', order)
    .addOrderBy('report.id', order)
    .limit(first + 1)
    .getMany();
  return rows.map(toReport);
}
