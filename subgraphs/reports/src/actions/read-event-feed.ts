import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { refuseInput } from '@lapor/schema/refusal';
import { encodeCursor } from '@lapor/subgraph-kit/event-log/cursor';
import { type FollowDependencies, startOf } from '@lapor/subgraph-kit/event-log/follow-from';
import { START } from '@lapor/subgraph-kit/event-log/position';
import { readSeenPage } from '@lapor/subgraph-kit/event-log/read-seen-page';
import { findReports } from '../database/report.queries.js';
import { findVisibilityFacts } from '../database/visibility-facts.queries.js';
import { openDeskStream } from './open-desk.js';
import { createReadAhead } from './read-ahead.js';
import { deskOf, type SeenEvent, seeEvent } from './see-event.js';

/** The largest page of the feed. More than a list's, because whoever polls has no socket to make up for it. */
export const MAX_FEED_PAGE = 500;

export interface FeedRequest {
  readonly deskCode: string;
  /** How many, 1 to 500. */
  readonly first: number;
  /** A cursor of this feed or of the desk's subscription; null for the beginning of what is kept. */
  readonly after: string | null;
}

export interface EventFeed {
  readonly events: readonly SeenEvent[];
  readonly endCursor: string;
  readonly hasNext: boolean;
}

/**
 * A page of what the subscription of a desk hands out, for whoever asks again and again: the same events, cursors, order
 * and rights. Throws UNAUTHENTICATED, FORBIDDEN, INPUT_INVALID, CURSOR_INVALID or CURSOR_MISMATCH.
 */
export async function readEventFeed(
  deps: Pick<FollowDependencies, 'database' | 'tail'>,
  subject: Subject,
  { deskCode, first, after }: FeedRequest,
): Promise<EventFeed> {
  const desk = await openDeskStream(deps.database, subject, deskCode);
  if (!(first >= 1 && first <= MAX_FEED_PAGE)) assertAllowed(refuseInput([PAGE_PROBLEM]));
  const following = deskOf(subject, desk.code);
  const position = await startOf(deps, following.topic, after ?? START);
  const { seen, end, hasNext } = await readSeenPage<SeenEvent>(
    deps.database,
    following.topic,
    { after: position, first },
    async (events) => {
      const found = await findVisibilityFacts(deps.database, [...new Set(events.map(({ aggregate }) => aggregate.id))]);
      const byId = new Map(found.map((facts) => [facts.id, facts]));
      const reports = createReadAhead((ids) => findReports(deps.database, ids));
      reports.expect(events);
      const decisions = events.map((event) =>
        seeEvent(following, event, { facts: byId.get(event.aggregate.id), readReport: () => reports.of(event) }),
      );
      return (await Promise.all(decisions)).map(({ shown }) => shown ?? null);
    },
  );
  return { events: seen, endCursor: encodeCursor(following.topic, end), hasNext };
}

const PAGE_PROBLEM = { field: 'first', problem: `from 1 to ${MAX_FEED_PAGE}`, masalah: `dari 1 sampai ${MAX_FEED_PAGE}` };
