import { assertAllowed } from '@lapor/kit/refusal';
import { type Connection, type ConnectionArguments, readPage, toConnection } from '@lapor/subgraph-kit/graphql/connection';
import { readHistory } from '../actions/read-history.js';
import { visibleEventTypes } from '../domain/visibility/event-audience.js';
import { reportTopic } from '../events/topics.js';
import type { ReportsContext } from './context.js';
import type { ReportType } from './report.type.js';
import { type ReportEventType, toReportEventType } from './report-event.type.js';

/**
 * A page of a report's history, oldest first. Hidden events are not read at all, so that neither a page's size nor its
 * end, nor whether there is another one, can tell of them. Throws INPUT_INVALID, CURSOR_INVALID or CURSOR_MISMATCH.
 */
export async function readEvents(
  { services }: ReportsContext,
  report: ReportType,
  { first, after }: ConnectionArguments,
): Promise<Connection<ReportEventType>> {
  const page = readPage('events', { first }, []);
  assertAllowed(page);
  const events = await readHistory(services.database, report.id, {
    after: after ?? null,
    limit: page.first + 1,
    types: visibleEventTypes(report.audiences),
  });
  const topic = reportTopic(report.id);
  return toConnection(
    events.map((event) => toReportEventType(topic, event, report, async () => report)),
    page.first,
    ({ cursor }) => cursor,
  );
}
