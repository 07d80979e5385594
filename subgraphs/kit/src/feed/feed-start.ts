import { type Refusal, refuse } from '@lapor/schema/refusal';
import { decodeCursor } from '../event-log/cursor.js';
import { comparePositions, type Position, START } from '../event-log/position.js';
import { positionBefore, type Queryable, settledHead } from '../event-log/read.js';

/** What a follower asks for: the cursor it has, or the time from which on it wants to know. */
export interface FeedStart {
  readonly after: string | null;
  /** ISO 8601 in UTC; only without a cursor. */
  readonly since: string | null;
}

/**
 * Where a follower goes on. Refused with CURSOR_INVALID or CURSOR_MISMATCH, also when its cursor lies behind the log's
 * end: the log was put back from an older copy, and it must not wait for what it believes to have.
 */
export async function findStart(
  database: Queryable,
  stream: string,
  head: Position,
  { after, since }: FeedStart,
): Promise<{ readonly ok: true; readonly position: Position } | Refusal> {
  if (after === null) {
    if (since === null) return { ok: true, position: START };
    return isMoment(since) ? { ok: true, position: await positionBefore(database, new Date(since)) } : refuse('CURSOR_INVALID');
  }
  const start = decodeCursor(stream, after);
  if (!start.ok) return start;
  const beyond = comparePositions(start.position, head) > 0 && comparePositions(start.position, await settledHead(database)) > 0;
  return beyond ? refuse('CURSOR_INVALID') : start;
}

/** Written anew it must be the same: whatever else parses as a date is not a moment that both sides understand. */
function isMoment(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}
