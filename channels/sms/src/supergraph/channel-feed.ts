import type { ReportEventType } from '@lapor/schema/events';
import type { Ask } from './ask.js';

/** Something that happened to a report that came by SMS. */
export interface ChannelEvent {
  readonly id: string;
  readonly type: ReportEventType;
  readonly trackingId: string;
  readonly neutral: boolean;
  readonly agency: { readonly name: string | null; readonly timeZone: string | null } | null;
}

export interface FeedPage {
  readonly events: readonly ChannelEvent[];
  readonly endCursor: string;
  readonly hasNext: boolean;
}

const FEED = `query PeristiwaSms($after: String) { channelFeed(first: 100, after: $after) {
  nodes { id type trackingId neutral agency { name timeZone } } pageInfo { endCursor hasNextPage }
} }`;

/** The next page of the feed behind a cursor; from the beginning without one. */
export async function readFeed(ask: Ask, after: string | null): Promise<FeedPage> {
  const { channelFeed } = await ask<{
    channelFeed: { nodes: ChannelEvent[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
  }>(FEED, { after });
  const { nodes, pageInfo } = channelFeed;
  return { events: nodes, endCursor: pageInfo.endCursor, hasNext: pageInfo.hasNextPage };
}
