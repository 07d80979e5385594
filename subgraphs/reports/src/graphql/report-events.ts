import { assertAllowed } from '@lapor/kit/refusal';
import { type Connection, type ConnectionArguments, readPage, toConnection } from '@lapor/subgraph-kit/graphql/connection';
import { readHistory } from '../actions/read-history.js';
import { isEventVisible } from '../domain/visibility/event-audience.js';
import { reportTopic } from '../events/topics.js';
import type { ReportsContext } from './context.js';
import type { ReportType } from './report.type.js';
import { type ReportEventType, toReportEventType } from './report-event.type.js';

/** A page of a report's history, oldest first. Throws INPUT_INVALID, CURSOR_INVALID or CURSOR_MISMATCH. */
export async function readEvents(
  { services }: ReportsContext,
  report: ReportType,
  { first, after }: ConnectionArguments,
): Promise<Connection<ReportEventType>> {
  const page = readPage('events', { first }, []);
  assertAllowed(page);
  const events = await readHistory(services.database, report.id, after ?? null, page.first + 1);
  const topic = reportTopic(report.id);
  const all = toConnection(
    events.map((event) => toReportEventType(topic, event, report)),
    page.first,
    ({ cursor }) => cursor,
  );
  // A page may hold fewer than asked for: its end is the log's, not that of what this viewer sees.
  const edges = all.edges.filter(({ node }) => isEventVisible(node.type, report.view));
  return { edges, nodes: edges.map(({ node }) => node), pageInfo: all.pageInfo };
}
