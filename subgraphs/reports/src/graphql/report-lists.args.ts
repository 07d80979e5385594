import { ConnectionArguments } from '@lapor/subgraph-kit/graphql/connection';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { ReportClass } from '../domain/report/report-class.js';
import type { ReportStage, ReportState } from '../domain/report/report-state.js';
import { ReportClassEnum, ReportStageEnum, ReportStateEnum } from './enums.js';

@InputType('ReportFilter', { description: 'Saringan daftar laporan; isian yang kosong tidak menyaring.' })
export class ReportFilterType {
  @Field(() => [ReportStateEnum], { nullable: true })
  states?: ReportState[] | null;

  @Field(() => [ReportStageEnum], { nullable: true, description: 'Bersama states: yang memenuhi keduanya.' })
  stages?: ReportStage[] | null;

  @Field(() => [ReportClassEnum], { nullable: true })
  classes?: ReportClass[] | null;

  @Field(() => ID, { nullable: true })
  categoryId?: string | null;

  @Field(() => String, { nullable: true, description: 'Kode wilayah Kemendagri; mencakup semua wilayah di dalamnya.' })
  regionCode?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Terlambat: batas waktu sebuah meja telah lewat.' })
  late?: boolean | null;
}

/** A list with filters. */
@ArgsType()
export class ReportListArguments extends ConnectionArguments {
  @Field(() => ReportFilterType, { nullable: true })
  filter?: ReportFilterType | null;
}

/** A list that can be narrowed to an agency and all below it. */
@ArgsType()
export class AgencyListArguments extends ReportListArguments {
  @Field(() => String, { nullable: true, description: 'Kode instansi; mencakup semua unit di bawahnya.' })
  agencyCode?: string | null;
}

const SEARCH = 'Kata-kata yang semuanya harus ada dalam naskah; kata umum seperti "yang" diabaikan.';

/** The public list. */
@ArgsType()
export class PublicListArguments extends AgencyListArguments {
  @Field(() => String, { nullable: true, description: `${SEARCH} Hanya naskah yang dipublikasikan.` })
  search?: string | null;
}

/** A list that can be narrowed to those who answer for the reports. */
@ArgsType()
export class LeadListArguments extends ReportListArguments {
  @Field(() => String, { nullable: true, description: 'Kode instansi penanggung jawab utama; mencakup semua unit di bawahnya.' })
  leadAgencyCode?: string | null;
}

/** Which part of which desk's queue. */
@ArgsType()
export class DeskQueueArguments extends LeadListArguments {
  @Field(() => String, { nullable: true, description: `${SEARCH} Naskah asli dan naskah yang disunting.` })
  search?: string | null;

  @Field(() => String, { description: 'Kode meja atau instansi.' })
  agencyCode!: string;

  @Field(() => ReportStateEnum, { nullable: true, description: 'Tanpa isian ini: semua laporan yang belum selesai.' })
  state?: ReportState | null;
}
