import { ConnectionArguments } from '@lapor/subgraph-kit/graphql/connection';
import { ArgsType, Field } from 'type-graphql';
import type { ReportState } from '../domain/report/report-state.js';
import { ReportStateEnum } from './enums.js';

/** Which part of which desk's queue. */
@ArgsType()
export class DeskQueueArguments extends ConnectionArguments {
  @Field(() => String, { description: 'Kode meja atau instansi.' })
  agencyCode!: string;

  @Field(() => ReportStateEnum, { nullable: true, description: 'Tanpa isian ini: semua laporan yang belum selesai.' })
  state?: ReportState | null;
}
