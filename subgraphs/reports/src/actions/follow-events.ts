import { RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import type { StoredEvent } from '@lapor/subgraph-kit/event-log/event';
import { type FollowDependencies, followFrom, type Sight } from '@lapor/subgraph-kit/event-log/follow-from';
import { findReports } from '../database/report.queries.js';
import { findVisibilityFacts } from '../database/visibility-facts.queries.js';
import type { Recipient } from '../domain/clock/escalation.js';
import { isVisible, sightByAccessCode, sightFor, type VisibilityFacts } from '../domain/visibility/visibility.js';
import { escalationTopic, reportTopic } from '../events/topics.js';
import type { AccessCodeDependencies } from './issue-access-code.js';
import { openDeskStream } from './open-desk.js';
import { openOffice } from './open-office.js';
import { createReadAhead } from './read-ahead.js';
import { isCurrentCode, readByAccessCode } from './read-by-access-code.js';
import { deskOf, type EventReading, type Following, NOTHING, type SeenEvent, seeEvent } from './see-event.js';

/** What streams of reports' events are read from. */
export interface FollowReports extends FollowDependencies {
  /** Whether the follower asks for the reports too. */
  readonly withReports: boolean;
}

/** Follows one report. Throws REPORT_NOT_FOUND, CURSOR_INVALID or CURSOR_MISMATCH. */
export async function followReport(
  deps: FollowReports,
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
  deps: FollowReports & AccessCodeDependencies,
  code: string,
  after: string | null,
): Promise<AsyncIterableIterator<SeenEvent>> {
  const opened = await readByAccessCode(deps, code);
  if (!opened) throw new RefusalError('REPORT_NOT_FOUND');
  const look = async (now: VisibilityFacts) => ((await isCurrentCode(deps.database, opened)) ? sightByAccessCode(now) : NOTHING);
  return follow(deps, { topic: reportTopic(opened.report.id), look, endsWithSight: true }, after);
}

/** Follows every report on its way over a desk. Throws UNAUTHENTICATED, FORBIDDEN, CURSOR_INVALID or CURSOR_MISMATCH. */
export async function followDesk(
  deps: FollowReports,
  subject: Subject,
  deskCode: string,
  after: string | null,
): Promise<AsyncIterableIterator<SeenEvent>> {
  const desk = await openDeskStream(deps.database, subject, deskCode);
  return follow(deps, deskOf(subject, desk.code), after);
}

/** Follows what an office is told of clocks. Throws UNAUTHENTICATED, FORBIDDEN, CURSOR_INVALID or CURSOR_MISMATCH. */
export async function followEscalations(
  deps: FollowReports,
  subject: Subject,
  office: Recipient,
  after: string | null,
): Promise<AsyncIterableIterator<SeenEvent>> {
  openOffice(subject, office);
  const look = (report: VisibilityFacts) => sightFor(subject, report);
  return follow(deps, { topic: escalationTopic(office), look, endsWithSight: false, addressed: () => true }, after);
}

/** Opens a stream of what its follower is given (`see-event.ts`). */
export function follow(deps: FollowReports, following: Following, after: string | null): Promise<AsyncIterableIterator<SeenEvent>> {
  const { wants, holds, topic } = following;
  const facts = createReadAhead((ids) => findVisibilityFacts(deps.database, ids));
  const reports = createReadAhead((ids) => findReports(deps.database, ids));
  const judge = async (event: StoredEvent, known: VisibilityFacts | undefined, readReport: EventReading['readReport']) =>
    known && holds && !holds(known) ? { over: true } : seeEvent(following, event, { facts: known, readReport });
  const see = async (event: StoredEvent): Promise<Sight<SeenEvent>> => {
    if (wants && !wants(event)) return {};
    if (!deps.withReports) return judge(event, await facts.of(event), () => reports.of(event));
    // Read before it is handed out: while the database is away, an event waits instead of coming without its report.
    const report = await reports.of(event);
    return judge(event, report, async () => report);
  };
  const { expect } = deps.withReports ? reports : facts;
  return followFrom<SeenEvent>(deps, topic, after, { see, expect });
}
