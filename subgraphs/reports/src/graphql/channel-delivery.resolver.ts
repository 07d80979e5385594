import type { ReportEventType } from '@lapor/schema/events';
import { OnlyWithScope, SignedIn } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { type AnsweredDelivery, type GivenDelivery, noteDeliveriesByChannel } from '../actions/note-deliveries-by-channel.js';
import { DELIVERY_ANSWERS, DELIVERY_OUTCOMES, type DeliveryAnswer, type DeliveryOutcome } from '../domain/notification/delivery.js';
import type { ReportsContext } from './context.js';
import { ReportEventTypeEnum } from './enums.js';
import { toEnum } from './to-enum.js';

export const DeliveryOutcomeEnum = toEnum<DeliveryOutcome>(
  'DeliveryOutcome',
  'Nasib pemberitahuan menurut operator.',
  DELIVERY_OUTCOMES,
  (outcome) => ({ DELIVERED: 'Diterima.', FAILED: 'Tidak dapat disampaikan.', EXPIRED: 'Kedaluwarsa sebelum diterima.' })[outcome],
);
const DeliveryAnswerEnum = toEnum<DeliveryAnswer>(
  'DeliveryAnswer',
  'Jawaban atas satu laporan pengiriman.',
  DELIVERY_ANSWERS,
  (answer) =>
    ({ NOTED: 'Dicatat pada lini masa.', REPEATED: 'Sudah diketahui.', UNKNOWN: 'Tidak ada pemberitahuan seperti itu; jangan ulangi.' })[
      answer
    ],
);

@InputType('GivenDeliveryInput')
export class GivenDeliveryInputType implements GivenDelivery {
  @Field(() => ID, { description: 'The channel’s id of the message, a UUID; told again under it changes nothing.' })
  messageId!: string;

  @Field(() => String)
  trackingId!: string;

  @Field(() => ReportEventTypeEnum, { description: 'The step that the reporter was told of.' })
  step!: ReportEventType;

  @Field(() => DeliveryOutcomeEnum)
  outcome!: DeliveryOutcome;

  @Field(() => Date, { description: 'When the carrier told of it.' })
  at!: Date;
}

@InputType('NoteDeliveriesByChannelInput')
export class NoteDeliveriesByChannelInputType {
  @Field(() => [GivenDeliveryInputType], { description: 'Up to 100.' })
  deliveries!: GivenDeliveryInputType[];
}

@SignedIn()
@ObjectType('AnsweredDelivery')
export class AnsweredDeliveryType implements AnsweredDelivery {
  @Field(() => ID)
  messageId!: string;

  @Field(() => DeliveryAnswerEnum)
  answer!: DeliveryAnswer;
}

/** How the channel of SMS closes the loop. */
@Resolver()
export class ChannelDeliveryResolver {
  @OnlyWithScope('channels:sms')
  @Mutation(() => [AnsweredDeliveryType], {
    description: 'Kanal SMS alone: which notifications have reached their reporters; up to 100, answered in their order.',
  })
  async noteDeliveriesByChannel(
    @Arg('input', () => NoteDeliveriesByChannelInputType) { deliveries }: NoteDeliveriesByChannelInputType,
    @Ctx() { services, subject }: ReportsContext,
  ): Promise<AnsweredDeliveryType[]> {
    const answers = await noteDeliveriesByChannel(services, subject, deliveries);
    return answers.map((answer) => Object.assign(new AnsweredDeliveryType(), answer));
  }
}
