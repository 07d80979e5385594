import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import { type Connection, type ConnectionArguments, encodeKeyset, readPage, toConnection } from '@lapor/subgraph-kit/graphql/connection';
import { openAgency } from '../actions/open-agency.js';
import { openDesk } from '../actions/open-desk.js';
import { readListKeys } from '../actions/read-list-keys.js';
import { findList, findTree, type ListRequest } from '../database/report-lists.queries.js';
import { isCode } from '../domain/input/identifier.js';
import type { ReportsContext } from './context.js';
import type { ReportType } from './report.type.js';
import { type ListNarrowing, toListFilter } from './report-list-filter.js';
import type { AgencyListArguments, DeskQueueArguments, LeadListArguments, PublicListArguments } from './report-lists.args.js';
import { toReportType } from './to-report-type.js';

/** What a desk has before it, oldest first. Throws UNAUTHENTICATED or FORBIDDEN, and what `pageOf` does. */
export async function readDeskQueue(context: ReportsContext, page: DeskQueueArguments): Promise<Connection<ReportType>> {
  const desk = await openDesk(context.services.database, context.subject, page.agencyCode);
  const filter = toListFilter(page.filter, { ...(await narrowingOf(context, page)), search: page.search, state: page.state });
  const narrowed = filter.states !== null;
  return pageOf(context, `deskQueue:${desk.code}`, page, { list: narrowed ? 'queue' : 'openQueue', scope: desk.code, filter });
}

/** What everybody may read, newest first. */
export async function readPublicReports(context: ReportsContext, page: PublicListArguments): Promise<Connection<ReportType>> {
  const codes = await treeOf(context, page.agencyCode);
  return pageOf(context, 'publicReports', page, {
    list: 'public',
    scope: null,
    filter: toListFilter(page.filter, { agencyCodes: codes, search: page.search, now: context.services.now() }),
  });
}

/** The caller's own reports, newest first. Throws UNAUTHENTICATED, or FORBIDDEN for who cannot have any. */
export async function readMyReports(context: ReportsContext, page: LeadListArguments): Promise<Connection<ReportType>> {
  const { subject } = context;
  if (subject.kind === 'anonymous') throw new RefusalError('UNAUTHENTICATED');
  if (subject.kind !== 'citizen') throw new RefusalError('FORBIDDEN');
  return pageOf(context, 'myReports', page, {
    list: 'own',
    scope: subject.id,
    listKeys: await readListKeys(context.services.database, subject),
    filter: toListFilter(page.filter, await narrowingOf(context, page)),
  });
}

/**
 * What lies at an agency and below it, newest first, for its officers, leaders and API clients, the national desk and overseers;
 * without an agency the whole country, for those who oversee it. Throws UNAUTHENTICATED or FORBIDDEN.
 */
export async function readReports(context: ReportsContext, page: AgencyListArguments): Promise<Connection<ReportType>> {
  const opened = await openAgency(context.services.database, context.subject, page.agencyCode ?? null);
  const codes = await treeOf(context, page.agencyCode);
  return pageOf(context, `reports:${page.agencyCode ?? ''}`, page, {
    ...opened,
    filter: toListFilter(page.filter, { agencyCodes: codes, now: context.services.now() }),
  });
}

async function narrowingOf(context: ReportsContext, { leadAgencyCode }: LeadListArguments): Promise<ListNarrowing> {
  return { leadAgencyCodes: await treeOf(context, leadAgencyCode), now: context.services.now() };
}

async function treeOf({ services }: ReportsContext, agencyCode: string | null | undefined): Promise<readonly string[] | null> {
  if (!agencyCode) return null;
  return isCode(agencyCode) ? findTree(services.database, agencyCode) : [];
}

/**
 * Throws INPUT_INVALID, CURSOR_INVALID or CURSOR_MISMATCH. A row that this viewer may not see is left out of the page;
 * where the page ends is not changed by that.
 */
async function pageOf(
  { subject, services }: ReportsContext,
  listName: string,
  { first, after }: ConnectionArguments,
  request: Omit<ListRequest, 'page'>,
): Promise<Connection<ReportType>> {
  const page = readPage(listName, { first, after: after ?? null }, ['timestamp', 'uuid']);
  assertAllowed(page);
  const rows = await findList(services.database, { ...request, page });
  const all = toConnection(rows, page.first, ({ filedAt, id }) => encodeKeyset(listName, [filedAt.toISOString(), id]));
  const edges = all.edges.flatMap(({ cursor, node: report }) => {
    const node = toReportType(report, subject);
    return node ? [{ cursor, node }] : [];
  });
  return { edges, nodes: edges.map(({ node }) => node), pageInfo: all.pageInfo };
}
