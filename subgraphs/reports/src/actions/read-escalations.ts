import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { decodeCursor } from '@lapor/subgraph-kit/event-log/cursor';
import { START } from '@lapor/subgraph-kit/event-log/position';
import { readTopic, settledHead } from '@lapor/subgraph-kit/event-log/read';
import type { DataSource } from 'typeorm';
import { findReports } from '../database/report.queries.js';
import type { Recipient } from '../domain/clock/escalation.js';
import { shows, sightFor } from '../domain/visibility/visibility.js';
import { escalationTopic } from '../events/topics.js';
import { openOffice } from './open-office.js';
import type { SeenEvent } from './see-event.js';

const CHUNK = 200;

/**
 * What an office was told of clocks, oldest first, from a cursor of its stream on: at most `limit`, of reports that the
 * officer may know of now. What is hidden is passed over, so that no page's size or end tells of it. Throws
 * UNAUTHENTICATED, FORBIDDEN, CURSOR_INVALID or CURSOR_MISMATCH.
 */
export async function readEscalations(
  database: DataSource,
  subject: Subject,
  office: Recipient,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<readonly SeenEvent[]> {
  openOffice(subject, office);
  const topic = escalationTopic(office);
  const start = after === null ? ({ ok: true, position: START } as const) : decodeCursor(topic, after);
  assertAllowed(start);
  const upTo = await settledHead(database);
  const seen: SeenEvent[] = [];
  let { position } = start;
  for (;;) {
    const events = await readTopic(database, topic, { after: position, upTo }, CHUNK);
    const reports = new Map(
      (await findReports(database, [...new Set(events.map(({ aggregate }) => aggregate.id))])).map((each) => [each.id, each]),
    );
    for (const event of events) {
      const report = reports.get(event.aggregate.id);
      const sight = report && sightFor(subject, report);
      if (report && sight && shows(sight.view)) seen.push({ topic, event, sight, readReport: async () => ({ report, sight }) });
      if (seen.length === limit) return seen;
    }
    const last = events.at(-1);
    if (!last || events.length < CHUNK) return seen;
    position = last.position;
  }
}
