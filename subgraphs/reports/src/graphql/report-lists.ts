import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import { type Connection, type ConnectionArguments, encodeKeyset, readPage, toConnection } from '@lapor/subgraph-kit/graphql/connection';
import { openDesk } from '../actions/open-desk.js';
import { findDeskQueue, findPublicReports, findReportsOf, type ListPage } from '../database/report-lists.queries.js';
import type { Report } from '../domain/report/report.js';
import type { ReportsContext } from './context.js';
import type { ReportType } from './report.type.js';
import type { DeskQueueArguments } from './report-lists.args.js';
import { toReportType } from './to-report-type.js';

/** What a desk has before it, oldest first. Throws UNAUTHENTICATED or FORBIDDEN, and what `pageOf` does. */
export async function readDeskQueue(context: ReportsContext, page: DeskQueueArguments): Promise<Connection<ReportType>> {
  const { database } = context.services;
  const desk = await openDesk(database, context.subject, page.agencyCode);
  return pageOf(context, `deskQueue:${desk.code}`, page, (keys) => findDeskQueue(database, desk.code, page.state ?? null, keys));
}

/** What everybody may read, newest first. */
export function readPublicReports(context: ReportsContext, page: ConnectionArguments): Promise<Connection<ReportType>> {
  return pageOf(context, 'publicReports', page, (keys) => findPublicReports(context.services.database, keys));
}

/** The caller's own reports, newest first. Throws UNAUTHENTICATED, or FORBIDDEN for who cannot have any. */
export async function readMyReports(context: ReportsContext, page: ConnectionArguments): Promise<Connection<ReportType>> {
  const { subject, services } = context;
  if (subject.kind === 'anonymous') throw new RefusalError('UNAUTHENTICATED');
  if (subject.kind !== 'citizen') throw new RefusalError('FORBIDDEN');
  return pageOf(context, 'myReports', page, (keys) => findReportsOf(services.database, subject.id, keys));
}

/** Throws INPUT_INVALID, CURSOR_INVALID or CURSOR_MISMATCH. */
async function pageOf(
  { subject }: ReportsContext,
  listName: string,
  { first, after }: ConnectionArguments,
  read: (page: ListPage) => Promise<readonly Report[]>,
): Promise<Connection<ReportType>> {
  const page = readPage(listName, { first, after: after ?? null }, ['timestamp', 'uuid']);
  assertAllowed(page);
  const rows = await read(page);
  const visible = rows.map((report) => toReportType(report, subject)).filter((report) => report !== null);
  return toConnection(visible, page.first, ({ filedAt, id }) => encodeKeyset(listName, [filedAt.toISOString(), id]));
}
