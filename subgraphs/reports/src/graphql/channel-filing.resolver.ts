import { OnlyWithScope, SignedIn } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { fileReportByChannel } from '../actions/file-report-by-channel.js';
import type { ReportsContext } from './context.js';
import { FileReportByChannelInputType } from './file-report-by-channel.input.js';

@SignedIn()
@ObjectType('FilingReceipt', { description: 'Tanda terima bagi kanal, untuk diteruskan kepada pelapor. Isi laporan tidak termasuk.' })
export class FilingReceiptType {
  @Field(() => String)
  trackingId!: string;

  @Field(() => String, { nullable: true, description: 'Kode unik; hanya sekali, null pada pengiriman ulang.' })
  accessCode!: string | null;

  @Field(() => Date)
  filedAt!: Date;
}

/** The door of channels that file for somebody: they hand the receipt on, and read nothing here. */
@Resolver()
export class ChannelFilingResolver {
  @OnlyWithScope('reports:file')
  @Mutation(() => FilingReceiptType, {
    description: 'Kanal SMS, atau sistem instansi dengan izin reports:file, menyampaikan laporan warganya.',
  })
  async fileReportByChannel(
    @Arg('input', () => FileReportByChannelInputType) input: FileReportByChannelInputType,
    @Ctx() { services, subject }: ReportsContext,
  ): Promise<FilingReceiptType> {
    const { trackingId, accessCode, filedAt } = await fileReportByChannel(services, subject, input);
    return Object.assign(new FilingReceiptType(), { trackingId, accessCode, filedAt });
  }
}
