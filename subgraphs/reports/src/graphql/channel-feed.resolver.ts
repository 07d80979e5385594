import { OnlyWithScope } from '@lapor/subgraph-kit/graphql/access';
import type { Connection } from '@lapor/subgraph-kit/graphql/connection';
import { Arg, Ctx, Field, InputType, Int, Mutation, Query, Resolver } from 'type-graphql';
import { readChannelFeed } from '../actions/channel-feed.js';
import { MAX_FEED_PAGE } from '../actions/read-event-feed.js';
import { type RenewCodeByChannelInput, renewCodeByChannel } from '../actions/renew-code-by-channel.js';
import { ChannelEventConnectionType, type ChannelEventType, toChannelEventType } from './channel-event.type.js';
import { FilingReceiptType } from './channel-filing.resolver.js';
import type { ReportsContext } from './context.js';

@InputType('RenewCodeByChannelInput')
export class RenewCodeByChannelInputType implements RenewCodeByChannelInput {
  @Field(() => String)
  trackingId!: string;

  @Field(() => String, { description: 'Pelapor: kunci yang diberikan openChannelAccount.' })
  reporterKey!: string;
}

/** What the channel of SMS needs to answer its reporters. */
@Resolver()
export class ChannelFeedResolver {
  @OnlyWithScope('channels:sms')
  @Query(() => ChannelEventConnectionType, {
    description:
      'Peristiwa semua laporan yang masuk lewat SMS, halaman demi halaman; hanya bagi kanal SMS. ' +
      'Lanjutkan dari pageInfo.endCursor, juga bila halaman kosong; tanpa after mulai dari awal.',
  })
  async channelFeed(
    @Arg('first', () => Int, { defaultValue: 100, description: `How many, 1 to ${MAX_FEED_PAGE}.` }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { services, subject }: ReportsContext,
  ): Promise<Connection<ChannelEventType>> {
    const { events, endCursor, hasNext } = await readChannelFeed(services, subject, { first, after: after ?? null });
    const nodes = events.map(toChannelEventType);
    return { nodes, edges: nodes.map((node) => ({ cursor: node.cursor, node })), pageInfo: { hasNextPage: hasNext, endCursor } };
  }

  @OnlyWithScope('channels:sms')
  @Mutation(() => FilingReceiptType, { description: 'Kode unik baru bagi pelapor lewat SMS; kode yang lama tidak berlaku lagi.' })
  async renewCodeByChannel(
    @Arg('input', () => RenewCodeByChannelInputType) input: RenewCodeByChannelInputType,
    @Ctx() { services, subject }: ReportsContext,
  ): Promise<FilingReceiptType> {
    const { report, accessCode } = await renewCodeByChannel(services, subject, input);
    return Object.assign(new FilingReceiptType(), { trackingId: report.trackingId, accessCode, filedAt: report.filedAt });
  }
}
