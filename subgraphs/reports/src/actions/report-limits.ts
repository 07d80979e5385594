import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import { findDueAt } from '../database/clock.queries.js';

/** The end of the reporter's time to reply; null where no such clock was started. */
export function replyDueAt(database: Queryable, reportId: string): Promise<Date | null> {
  return findDueAt(database, reportId, 'REPORTER_REPLY');
}
