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
import type { Recipient } from '../domain/clock/escalation.js';
import type { Report } from '../domain/report/report.js';
import { isEventVisible } from '../domain/visibility/event-audience.js';
import { isVisible, type Sight, shows, sightByAccessCode, sightFor } from '../domain/visibility/visibility.js';
import { deskTopic, escalationTopic, reportTopic } from '../events/topics.js';
import type { AccessCodeDependencies } from './issue-access-code.js';
import { openDeskStream } from './open-desk.js';
import { openOffice } from './open-office.js';
import { isCurrentCode, readByAccessCode } from './read-by-access-code.js';
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
  /** Null in the last event of a report that this follower has just lost the right to see. */
  readonly report: Report | null;
  readonly sight: Sight;
}

/** What a follower sees of a report; asked anew for every event. */
type Look = (report: Report) => Sight | Promise<Sight>;

/** What is followed, and how its follower sees it. */
interface Following {
  readonly topic: string;
  readonly look: Look;
  /** Whether the stream is over once its report is out of sight; a desk's goes on with the others. */
  readonly endsWithSight: boolean;
  /** Whether its events are addressed to the follower: then they are shown of every report that the follower may know of. */
  readonly addressed?: true;
}

const NOTHING: Sight = { view: new Set(), audiences: [] };

/** Follows one report. Throws REPORT_NOT_FOUND, CURSOR_INVALID or CURSOR_MISMATCH. */
export async function followReport(
  deps: FollowDependencies,
  subject: Subject,
  reportId: string,
  after: string | null,
): Promise<AsyncIterableIterator<SeenEvent>> {
  const [report] = await findReports(deps.database, [reportId]);
  if (!report || !isVisible(subject, report)) throw new RefusalError('REPORT_NOT_FOUND');
  return follow(deps, { topic: reportTopic(report.id), look: (now) => sightFor(subject, now), endsWithSight: true }, after);
}

/**
 * Follows a report by its access code, as its reporter; when the code is renewed the stream is over.
 * Throws REPORT_NOT_FOUND, ACCESS_CODE_DELAYED, CURSOR_INVALID or CURSOR_MISMATCH.
 */
export async function followByAccessCode(
  deps: FollowDependencies & AccessCodeDependencies,
  code: string,
  after: string | null,
): Promise<AsyncIterableIterator<SeenEvent>> {
  const opened = await readByAccessCode(deps, code);
  if (!opened) throw new RefusalError('REPORT_NOT_FOUND');
  const look = async (now: Report) => ((await isCurrentCode(deps.database, opened)) ? sightByAccessCode(now) : NOTHING);
  return follow(deps, { topic: reportTopic(opened.report.id), look, endsWithSight: true }, after);
}

/** Follows every report on its way over a desk. Throws UNAUTHENTICATED, FORBIDDEN, CURSOR_INVALID or CURSOR_MISMATCH. */
export async function followDesk(
  deps: FollowDependencies,
  subject: Subject,
  deskCode: string,
  after: string | null,
): Promise<AsyncIterableIterator<SeenEvent>> {
  const desk = await openDeskStream(deps.database, subject, deskCode);
  return follow(deps, { topic: deskTopic(desk.code), look: (report) => sightFor(subject, report), endsWithSight: false }, after);
}

/** Follows what an office is told of clocks. Throws UNAUTHENTICATED, FORBIDDEN, CURSOR_INVALID or CURSOR_MISMATCH. */
export async function followEscalations(
  deps: FollowDependencies,
  subject: Subject,
  office: Recipient,
  after: string | null,
): Promise<AsyncIterableIterator<SeenEvent>> {
  openOffice(subject, office);
  const look = (report: Report) => sightFor(subject, report);
  return follow(deps, { topic: escalationTopic(office), look, endsWithSight: false, addressed: true }, after);
}

async function follow(deps: FollowDependencies, following: Following, after: string | null): Promise<AsyncIterableIterator<SeenEvent>> {
  // What was committed before this moment is past, also when this process has not read it yet.
  const position = after === null ? await settledHead(deps.database) : await readPosition(deps, following.topic, after);
  return stoppable((signal) => seenEvents(deps, following, position, signal));
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

/** After these a follower who does not see the report any more is told so, or at least sent away. */
const ENDS_SIGHT: ReadonlySet<string> = new Set(['ReportRetracted', 'AccessCodeRenewed']);

/**
 * The events of a topic whose report the follower may see at the moment the event is handed out: a right that ends
 * ends here too, with one last event that says so (domain.md 4.2). While the database is away the stream waits at its
 * place instead of ending with an error, because one broken stream would close the gateway's connection with everybody
 * else's.
 *
 * Only events that are handed out carry a cursor to the follower. A cursor holds the event's transaction and number in
 * the whole log, so gaps between two of them tell that something happened somewhere in the country; they do not tell
 * whether it was on this report. Within one transaction numbers follow closely, so its hidden events are written last.
 */
async function* seenEvents(
  deps: FollowDependencies,
  { topic, look, endsWithSight, addressed }: Following,
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
        const sight = report ? await look(report) : NOTHING;
        position = event.position;
        if (report && shows(sight.view)) {
          if (addressed || isEventVisible(event.type, sight.audiences)) yield { topic, event, report, sight };
        } else if (ENDS_SIGHT.has(event.type)) {
          if (event.type === 'ReportRetracted') yield { topic, event, report: null, sight };
          if (endsWithSight) return;
        }
      }
    } catch (err) {
      if (!signal.aborted) log.warn({ err }, 'events cannot be read; trying again');
      await delay(RETRY_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
