import { Field, InputType } from 'type-graphql';
import type { FileReportByChannelInput } from '../actions/file-report-by-channel.js';
import { FileReportInputType } from './report-commands.input.js';

@InputType('FileReportByChannelInput')
export class FileReportByChannelInputType extends FileReportInputType implements FileReportByChannelInput {
  @Field(() => String, {
    description: 'Pelapor: id samaran warga dari kanal SMS, atau kunci milik sistem instansi (8 sampai 100 karakter; tidak disimpan).',
  })
  reporterKey!: string;
}
