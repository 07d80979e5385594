import type { StoredEvent } from '@lapor/subgraph-kit/event-log/event';
import type { DataSource } from 'typeorm';
import { findReports } from '../database/report.queries.js';
import type { Report } from '../domain/report/report.js';

/** The reports of a stream's events, as they are when an event is handed out. */
export interface ReportsAhead {
  /** Told of events, in order, before they are handed out one after another. */
  expect(events: readonly StoredEvent[]): void;
  reportOf(event: StoredEvent): Promise<Report | undefined>;
}

const AT_ONCE = 100;
/** How old what was read may be; as long as an answer may be on its way. */
const FRESH_MS = 100;

/**
 * Reads the reports of the next events with one statement: whoever comes back after a night has thousands of them. What was read
 * stands for the events that it was read for and for no later one, so that nothing is judged by how a report was before.
 */
export function createReportsAhead(database: DataSource): ReportsAhead {
  let coming: readonly StoredEvent[] = [];
  let read: { readonly at: number; readonly events: ReadonlySet<StoredEvent>; readonly reports: ReadonlyMap<string, Report> } | undefined;
  return {
    expect(events) {
      coming = events;
    },
    async reportOf(event) {
      if (!read?.events.has(event) || performance.now() - read.at > FRESH_MS) {
        const from = coming.indexOf(event);
        const events = from < 0 ? [event] : coming.slice(from, from + AT_ONCE);
        const at = performance.now();
        const reports = await findReports(database, [...new Set(events.map(({ aggregate }) => aggregate.id))]);
        read = { at, events: new Set(events), reports: new Map(reports.map((report) => [report.id, report])) };
      }
      return read.reports.get(event.aggregate.id);
    },
  };
}
