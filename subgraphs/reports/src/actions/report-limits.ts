import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import { findDueAt } from '../database/clock.queries.js';

/** The end of the reporter's time to reply; null where no such clock was started. */
export function replyDueAt(database: Queryable, reportId: string): Promise<Date | null> {
  return findDueAt(database, reportId, 'REPORTER_REPLY');
}

/** The end of the reporter's time to object to a completion; null where no such clock was started. */
export function objectionDueAt(database: Queryable, reportId: string): Promise<Date | null> {
  return findDueAt(database, reportId, 'OBJECTION_WINDOW');
}

/** The end of the time in which an archiving can be reviewed; null where no such clock was started. */
export function reviewDueAt(database: Queryable, reportId: string): Promise<Date | null> {
  return findDueAt(database, reportId, 'ARCHIVE_REVIEW');
}
