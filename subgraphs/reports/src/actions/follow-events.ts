import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@lapor/kit/log';
import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { decodeCursor } from '@lapor/subgraph-kit/event-log/cursor';
import type { StoredEvent } from '@lapor/subgraph-kit/event-log/event';
import { followTopic } from '@lapor/subgraph-kit/event-log/follow';
import { comparePositions, type Position } from '@lapor/subgraph-kit/event-log/position';
import { settledHead } from '@lapor/subgraph-kit/event-log/read';
import type { Tail } from '@lapor/subgraph-kit/event-log/tail';
import type { DataSource } from 'typeorm';
import { findReports } from '../database/report.queries.js';
import type { Report } from '../domain/report/report.js';
import { isVisible } from '../domain/visibility/visibility.js';
import { deskTopic, reportTopic } from '../events/topics.js';
import { openDesk } from './open-desk.js';
import { stoppable } from './stoppable.js';

export interface FollowDependencies {
  readonly database: DataSource;
  readonly tail: Tail;
  readonly log: Logger;
}

/** An event of a report that its follower may see, with the report as it is now. */
export interface SeenEvent {
  /** The stream it was read from; its cursor is valid there. */
  readonly topic: string;
  readonly event: StoredEvent;
  readonly report: Report;
}

/** Follows one report. Throws REPORT_NOT_FOUND, CURSOR_INVALID or CURSOR_MISMATCH. */
export async function followReport(
  deps: FollowDependencies,
  subject: Subject,
  reportId: string,
  after: string | null,
): Promise<AsyncIterableIterator<SeenEvent>> {
  const [report] = await findReports(deps.database, [reportId]);
  if (!report || !isVisible(subject, report)) throw new RefusalError('REPORT_NOT_FOUND');
  return follow(deps, subject, reportTopic(report.id), after);
}

/** Follows every report on its way over a desk. Throws UNAUTHENTICATED, FORBIDDEN, CURSOR_INVALID or CURSOR_MISMATCH. */
export async function followDesk(
  deps: FollowDependencies,
  subject: Subject,
  deskCode: string,
  after: string | null,
): Promise<AsyncIterableIterator<SeenEvent>> {
  const desk = await openDesk(deps.database, subject, deskCode);
  return follow(deps, subject, deskTopic(desk.code), after);
}

async function follow(
  deps: FollowDependencies,
  subject: Subject,
  topic: string,
  after: string | null,
): Promise<AsyncIterableIterator<SeenEvent>> {
  // What was committed before this moment is past, also when this process has not read it yet.
  const position = after === null ? await settledHead(deps.database) : await readPosition(deps, topic, after);
  return stoppable((signal) => seenEvents(deps, subject, topic, position, signal));
}

async function readPosition({ database, tail }: FollowDependencies, topic: string, cursor: string): Promise<Position> {
  const decoded = decodeCursor(topic, cursor);
  assertAllowed(decoded);
  const { position } = decoded;
  // Another instance may have read further than this one; only the database knows what nobody can have read.
  const fromFuture = comparePositions(position, tail.head()) > 0 && comparePositions(position, await settledHead(database)) > 0;
  if (fromFuture) throw new RefusalError('CURSOR_INVALID');
  return position;
}

const RETRY_MS = 500;

/**
 * The events of a topic whose report the subject may see at the moment the event is handed out: a right that ends
 * ends here too. While the database is away the stream waits at its place instead of ending with an error, because
 * one broken stream would close the gateway's connection with everybody else's.
 */
async function* seenEvents(
  deps: FollowDependencies,
  subject: Subject,
  topic: string,
  after: Position,
  signal: AbortSignal,
): AsyncGenerator<SeenEvent, void, undefined> {
  const { database, tail, log } = deps;
  let position = after;
  while (!signal.aborted) {
    const events = followTopic({ database, tail, topic, after: position });
    signal.onabort = () => void events.return?.();
    try {
      for await (const event of events) {
        const [report] = await findReports(database, [event.aggregate.id]);
        position = event.position;
        if (report && isVisible(subject, report)) yield { topic, event, report };
      }
    } catch (err) {
      if (!signal.aborted) log.warn({ err }, 'events cannot be read; trying again');
      await delay(RETRY_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
