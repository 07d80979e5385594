import { RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import type { StoredEvent } from '@lapor/subgraph-kit/event-log/event';
import { type FollowDependencies, followFrom } from '@lapor/subgraph-kit/event-log/follow-from';
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
export interface Following {
  readonly topic: string;
  readonly look: Look;
  /** Whether the stream is over once its report is out of sight; a desk's goes on with the others. */
  readonly endsWithSight: boolean;
  /** Whether an event is addressed to the follower: then it is shown of every report that the follower may know of. */
  readonly addressed?: (event: StoredEvent) => boolean;
  /** Whether the follower may follow at all, still; a stream without it rests on its reports alone. */
  readonly holds?: (report: Report) => boolean;
  /** Whether an event is asked for. */
  readonly wants?: (event: StoredEvent) => boolean;
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
  return follow(deps, { topic: escalationTopic(office), look, endsWithSight: false, addressed: () => true }, after);
}

/**
 * The events of a topic whose report the follower may see at the moment the event is handed out: a right that ends
 * ends here too, with one last event that says so (domain.md 4.2).
 *
 * Only events that are handed out carry a cursor to the follower. A cursor holds the event's transaction and number in
 * the whole log, so gaps between two of them tell that something happened somewhere in the country; they do not tell
 * whether it was on this report. Within one transaction numbers follow closely, so its hidden events are written last.
 */
export function follow(
  deps: FollowDependencies,
  { topic, look, endsWithSight, addressed, holds, wants }: Following,
  after: string | null,
): Promise<AsyncIterableIterator<SeenEvent>> {
  return followFrom<SeenEvent>(deps, topic, after, async (event) => {
    if (wants && !wants(event)) return {};
    const [report] = await findReports(deps.database, [event.aggregate.id]);
    if (report && holds && !holds(report)) return { over: true };
    const sight = report ? await look(report) : NOTHING;
    if (report && shows(sight.view))
      return addressed?.(event) || isEventVisible(event.type, sight.audiences) ? { shown: { topic, event, report, sight } } : {};
    if (!ENDS_SIGHT.has(event.type)) return {};
    const retracted = event.type === 'ReportRetracted' ? { shown: { topic, event, report: null, sight } } : {};
    return { ...retracted, over: endsWithSight };
  });
}

/** After these a follower who does not see the report any more is told so, or at least sent away. */
const ENDS_SIGHT: ReadonlySet<string> = new Set(['ReportRetracted', 'AccessCodeRenewed']);
