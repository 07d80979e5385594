import { SignedIn } from '@lapor/subgraph-kit/graphql/access';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { HandoverReading } from '../domain/handover/handover-reading.js';
import { ContentVersionType } from './content-version.type.js';
import { DispositionType } from './disposition.type.js';
import { ReportActorKindEnum, ReportActorRoleEnum } from './enums.js';
import { FollowUpType } from './follow-up.type.js';
import { HandoverStepType } from './handover-steps.js';
import { AgencyReference, toAgency } from './references.type.js';
import { ReportMessageType } from './report-life.type.js';

@InputType('OpenOmbudsmanHandoverInput')
export class OpenOmbudsmanHandoverInputType {
  @Field(() => ID)
  reportId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Alasan membaca berkas, 10 sampai 500 karakter; wajib bagi Ombudsman, dibaca pelapor.',
  })
  reason?: string | null;
}

@ObjectType('HandoverConsent', { description: 'Persetujuan penyerahan berkas kepada Ombudsman.' })
export class HandoverConsentType {
  @Field(() => ReportActorKindEnum, { description: 'Yang menyetujui; identitasnya tidak ikut diserahkan.' })
  grantedBy!: 'REPORTER';

  @Field(() => Date)
  grantedAt!: Date;
}

/** The file of a report. The product keeps no attachments yet, so the file holds none. */
@SignedIn()
@ObjectType('OmbudsmanHandover', { description: 'Berkas laporan bagi Ombudsman, dengan persetujuan pelapor. Tanpa identitas pelapor.' })
export class OmbudsmanHandoverType {
  @Field(() => String)
  trackingId!: string;

  @Field(() => String, { description: 'Judul asli.' })
  title!: string;

  @Field(() => String, { description: 'Isi asli.' })
  content!: string;

  @Field(() => [ContentVersionType], { description: 'Semua naskah suntingan, yang terlama lebih dahulu.' })
  contentVersions!: ContentVersionType[];

  @Field(() => Date)
  filedAt!: Date;

  @Field(() => Date, { description: 'Akhir batas waktu menurut peraturan.' })
  statutoryDueAt!: Date;

  @Field(() => HandoverConsentType)
  consent!: HandoverConsentType;

  @Field(() => [HandoverStepType], { description: 'Riwayat, yang terlama lebih dahulu.' })
  timeline!: HandoverStepType[];

  @Field(() => [DispositionType])
  dispositions!: DispositionType[];

  @Field(() => [FollowUpType])
  followUps!: FollowUpType[];

  @Field(() => [ReportMessageType])
  messages!: ReportMessageType[];
}

@ObjectType('HandoverReading', { description: 'Pembacaan berkas oleh Ombudsman.' })
export class HandoverReadingType {
  @Field(() => ReportActorRoleEnum)
  byRole!: string;

  @Field(() => AgencyReference, { nullable: true })
  agency!: AgencyReference | null;

  @Field(() => String)
  reason!: string;

  @Field(() => Date)
  readAt!: Date;
}

/** The reading without the officer's account. */
export function toHandoverReadingType({ byRole, byAgencyCode, reason, readAt }: HandoverReading): HandoverReadingType {
  return Object.assign(new HandoverReadingType(), { byRole, agency: toAgency(byAgencyCode), reason, readAt });
}
