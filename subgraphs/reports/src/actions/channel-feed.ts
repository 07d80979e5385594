import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { ReportEventType } from '@lapor/schema/events';
import type { Subject } from '@lapor/schema/identity';
import { refuseInput } from '@lapor/schema/refusal';
import { encodeCursor } from '@lapor/subgraph-kit/event-log/cursor';
import { type FollowDependencies, startOf } from '@lapor/subgraph-kit/event-log/follow-from';
import { START } from '@lapor/subgraph-kit/event-log/position';
import { readSeenPage } from '@lapor/subgraph-kit/event-log/read-seen-page';
import { findReports } from '../database/report.queries.js';
import type { ReportStage, ReportState } from '../domain/report/report-state.js';
import { isEventVisible } from '../domain/visibility/event-audience.js';
import type { ReportEventPayload } from '../events/report-event.js';
import { channelTopic } from '../events/topics.js';
import { MAX_FEED_PAGE } from './read-event-feed.js';

/** What a channel is told of a report that came by it: codes alone, enough to tell the reporter that something happened. */
export interface ChannelEvent {
  readonly cursor: string;
  readonly id: string;
  readonly type: ReportEventType;
  readonly occurredAt: Date;
  readonly trackingId: string;
  readonly state: ReportState;
  readonly stage: ReportStage;
  /** Whether what is sent must name neither subject nor agency (domain.md 4.6): the report is anonymous or confidential. */
  readonly neutral: boolean;
  /** The body concerned; null of a neutral report. */
  readonly agencyCode: string | null;
}

export interface ChannelFeed {
  readonly events: readonly ChannelEvent[];
  readonly endCursor: string;
  readonly hasNext: boolean;
}

/** Throws UNAUTHENTICATED, and FORBIDDEN for everybody but the channel of SMS. */
export function assertSmsChannel(subject: Subject): void {
  if (subject.kind === 'anonymous') throw new RefusalError('UNAUTHENTICATED');
  if (subject.kind !== 'apiClient' || !subject.scopes.includes('channels:sms')) throw new RefusalError('FORBIDDEN');
}

/**
 * A page of what happened to the reports that came by SMS, for the channel that tells their reporters: what a reporter is
 * shown, and of it nothing but codes. Throws what `assertSmsChannel` does, INPUT_INVALID, CURSOR_INVALID, CURSOR_MISMATCH and
 * CURSOR_EXPIRED.
 */
export async function readChannelFeed(
  deps: Pick<FollowDependencies, 'database' | 'tail' | 'forgotten'>,
  subject: Subject,
  { first, after }: { readonly first: number; readonly after: string | null },
): Promise<ChannelFeed> {
  assertSmsChannel(subject);
  if (!(first >= 1 && first <= MAX_FEED_PAGE)) assertAllowed(refuseInput([PAGE_PROBLEM]));
  const topic = channelTopic('SMS');
  const position = await startOf(deps, topic, after ?? START);
  const { seen, end, hasNext } = await readSeenPage<ChannelEvent>(deps.database, topic, { after: position, first }, async (events) => {
    const reports = await findReports(deps.database, [...new Set(events.map(({ aggregate }) => aggregate.id))]);
    const byId = new Map(reports.map((report) => [report.id, report]));
    return events.map((event) => {
      const report = byId.get(event.aggregate.id);
      if (!report || !isEventVisible(event.type, ['REPORTER'])) return null;
      const { state, stage, agencyCode } = event.payload as unknown as ReportEventPayload;
      const neutral = report.anonymous || report.confidential;
      return {
        cursor: encodeCursor(topic, event.position),
        id: event.id,
        type: event.type as ReportEventType,
        occurredAt: event.occurredAt,
        trackingId: report.trackingId,
        state,
        stage,
        neutral,
        agencyCode: neutral ? null : agencyCode,
      };
    });
  });
  return { events: seen, endCursor: encodeCursor(topic, end), hasNext };
}

const PAGE_PROBLEM = { field: 'first', problem: `from 1 to ${MAX_FEED_PAGE}`, masalah: `dari 1 sampai ${MAX_FEED_PAGE}` };
