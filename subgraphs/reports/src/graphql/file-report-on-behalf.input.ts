import { Field, InputType } from 'type-graphql';
import type { FileReportOnBehalfInput } from '../actions/file-report-on-behalf.js';
import type { ReportChannel } from '../domain/report/report.js';
import { ReportChannelEnum } from './enums.js';
import { FileReportInputType } from './report-commands.input.js';

@InputType('FileReportOnBehalfInput')
export class FileReportOnBehalfInputType extends FileReportInputType implements FileReportOnBehalfInput {
  @Field(() => ReportChannelEnum, { description: 'Cara laporan sampai kepada petugas.' })
  channel!: ReportChannel;
}
