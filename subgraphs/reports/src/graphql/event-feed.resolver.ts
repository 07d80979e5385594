import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import type { Connection } from '@lapor/subgraph-kit/graphql/connection';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { MAX_FEED_PAGE, readEventFeed } from '../actions/read-event-feed.js';
import type { ReportsContext } from './context.js';
import { ReportEventConnectionType, type ReportEventType, toSeenEventType } from './report-event.type.js';

/** The events of a desk for those who ask again and again instead of holding a stream open. */
@Resolver()
export class EventFeedResolver {
  @OnlyFor('officer', 'apiClient')
  @Query(() => ReportEventConnectionType, {
    description:
      'Peristiwa sebuah meja, halaman demi halaman: sama dengan deskEvents, dengan penanda yang sama. ' +
      'Lanjutkan dari pageInfo.endCursor, juga bila halaman kosong; tanpa after mulai dari awal.',
  })
  async eventFeed(
    @Arg('agencyCode', () => String) deskCode: string,
    @Arg('first', () => Int, { defaultValue: 100, description: `How many, 1 to ${MAX_FEED_PAGE}.` }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { services, subject }: ReportsContext,
  ): Promise<Connection<ReportEventType>> {
    const { events, endCursor, hasNext } = await readEventFeed(services, subject, { deskCode, first, after: after ?? null });
    const nodes = events.map(toSeenEventType);
    return { nodes, edges: nodes.map((node) => ({ cursor: node.cursor, node })), pageInfo: { hasNextPage: hasNext, endCursor } };
  }
}
