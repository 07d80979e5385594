import { createConnectionType } from '@lapor/subgraph-kit/graphql/connection';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { ReportChannel } from '../domain/report/report.js';
import type { ReportClass } from '../domain/report/report-class.js';
import type { ReportStage, ReportState } from '../domain/report/report-state.js';
import type { Audience } from '../domain/visibility/event-audience.js';
import type { Aspect } from '../domain/visibility/visibility.js';
import { ReportChannelEnum, ReportClassEnum, ReportStageEnum, ReportStateEnum } from './enums.js';
import { AgencyReference, CategoryReference, CitizenReference, RegionReference } from './references.type.js';

/** A report as one viewer may see it; only `toReportType` makes it. Dispositions, follow-ups and events are resolved. */
@Directive('@key(fields: "id")')
@Directive('@key(fields: "trackingId")')
@ObjectType('Report', { description: 'Laporan. Isian yang tidak boleh dilihat oleh penanya bernilai null.' })
export class ReportType {
  /** What the viewer it was made for may see; not a field. */
  view!: ReadonlySet<Aspect>;
  /** Whose events it is shown; not a field. */
  audiences!: readonly Audience[];

  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'Nomor laporan bagi pelapor, misalnya LP-7K3M9Q2X.' })
  trackingId!: string;

  @Field(() => ReportClassEnum)
  class!: ReportClass;

  @Field(() => String)
  classLabel!: string;

  @Field(() => String, { nullable: true, description: 'Judul asli; hanya bagi pelapor dan petugas yang menangani.' })
  title!: string | null;

  @Field(() => String, { nullable: true, description: 'Isi asli; hanya bagi pelapor dan petugas yang menangani.' })
  content!: string | null;

  @Field(() => String, { nullable: true, description: 'Judul yang telah disunting untuk publikasi.' })
  publishedTitle!: string | null;

  @Field(() => String, { nullable: true, description: 'Isi yang telah disunting untuk publikasi.' })
  publishedContent!: string | null;

  @Field(() => String, { nullable: true, description: 'Tanggal kejadian, YYYY-MM-DD; tidak untuk umum.' })
  eventDate!: string | null;

  @Field(() => String, { nullable: true, description: 'Tempat kejadian; tidak untuk umum.' })
  place!: string | null;

  @Field(() => ReportStateEnum)
  state!: ReportState;

  @Field(() => String)
  stateLabel!: string;

  @Field(() => ReportStageEnum)
  stage!: ReportStage;

  @Field(() => Boolean, { description: 'Anonim: identitas pelapor disembunyikan.' })
  anonymous!: boolean;

  @Field(() => Boolean, { description: 'Rahasia: isi laporan disembunyikan dari umum.' })
  confidential!: boolean;

  @Field(() => Boolean)
  published!: boolean;

  @Field(() => CitizenReference, { nullable: true, description: 'Pelapor; null bila anonim atau tidak boleh dilihat.' })
  reporter!: CitizenReference | null;

  @Field(() => RegionReference, { nullable: true })
  region!: RegionReference | null;

  @Field(() => CategoryReference, { nullable: true })
  category!: CategoryReference | null;

  @Field(() => AgencyReference, { nullable: true, description: 'Meja yang sedang memegang laporan.' })
  desk!: AgencyReference | null;

  @Field(() => AgencyReference, { nullable: true, description: 'Instansi penanggung jawab utama.' })
  leadAgency!: AgencyReference | null;

  @Field(() => ReportChannelEnum)
  channel!: ReportChannel;

  @Field(() => Int, { nullable: true, description: 'Naik satu pada setiap perubahan; kirimkan sebagai expectedVersion. Null bagi umum.' })
  version!: number | null;

  @Field(() => Date)
  filedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'Perubahan terakhir; null bagi umum.' })
  updatedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Kode unik; hanya sekali, pada jawaban penyampaian atau penggantian kode.' })
  accessCode!: string | null;
}

export const ReportConnectionType = createConnectionType(ReportType, 'Report');
