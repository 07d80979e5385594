import type { ReportEventType as EventType } from '@lapor/schema/events';
import { SignedIn } from '@lapor/subgraph-kit/graphql/access';
import { createConnectionType } from '@lapor/subgraph-kit/graphql/connection';
import { Field, ID, ObjectType } from 'type-graphql';
import type { ChannelEvent } from '../actions/channel-feed.js';
import type { ReportStage, ReportState } from '../domain/report/report-state.js';
import { ReportEventTypeEnum, ReportStageEnum, ReportStateEnum } from './enums.js';
import { AgencyReference, toAgency } from './references.type.js';

@SignedIn()
@ObjectType('ChannelEvent', { description: 'Peristiwa laporan yang masuk lewat kanal SMS; kode saja, untuk mengabari pelapor.' })
export class ChannelEventType {
  @Field(() => String, { description: 'Kirimkan sebagai after untuk melanjutkan setelah peristiwa ini.' })
  cursor!: string;

  @Field(() => ID)
  id!: string;

  @Field(() => ReportEventTypeEnum)
  type!: EventType;

  @Field(() => Date)
  occurredAt!: Date;

  @Field(() => String)
  trackingId!: string;

  @Field(() => ReportStateEnum)
  state!: ReportState;

  @Field(() => ReportStageEnum)
  stage!: ReportStage;

  @Field(() => Boolean, { description: 'Kabar tidak boleh menyebut instansi atau pokok laporan: laporan anonim atau rahasia.' })
  neutral!: boolean;

  @Field(() => AgencyReference, { nullable: true, description: 'Instansi tujuan atau yang bertindak; null bila neutral.' })
  agency!: AgencyReference | null;
}

export const ChannelEventConnectionType = createConnectionType(ChannelEventType, 'ChannelEvent');

export function toChannelEventType({ agencyCode, ...event }: ChannelEvent): ChannelEventType {
  return Object.assign(new ChannelEventType(), { ...event, agency: toAgency(agencyCode) });
}
