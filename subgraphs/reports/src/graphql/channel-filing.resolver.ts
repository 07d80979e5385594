import { ERRORS } from '@lapor/schema/errors';
import type { FieldProblem } from '@lapor/schema/refusal';
import { OnlyWithScope, SignedIn } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { fileReportByChannel, fileReportsByChannel } from '../actions/file-report-by-channel.js';
import type { FiledReport, FilingAnswer } from '../actions/receive-filings.js';
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

@InputType('FileReportsByChannelInput')
export class FileReportsByChannelInputType {
  @Field(() => [FileReportByChannelInputType], { description: 'Up to 32, each with an idempotencyKey of its own.' })
  reports!: FileReportByChannelInputType[];
}

@SignedIn()
@ObjectType('FilingProblem', { description: 'What is wrong with one field of a report; never its value.' })
export class FilingProblemType implements FieldProblem {
  @Field(() => String)
  field!: string;

  @Field(() => String)
  problem!: string;

  @Field(() => String)
  masalah!: string;
}

@SignedIn()
@ObjectType('FilingRefusal', { description: 'Why one of several reports was not filed; the others were.' })
export class FilingRefusalType {
  @Field(() => String, { description: 'A code of the catalogue of errors.' })
  code!: string;

  @Field(() => String)
  message!: string;

  @Field(() => String)
  pesan!: string;

  @Field(() => Boolean, { description: 'Whether the same may succeed later.' })
  retryable!: boolean;

  @Field(() => [FilingProblemType], { description: 'The wrong fields, with INPUT_INVALID.' })
  fields!: FilingProblemType[];
}

@SignedIn()
@ObjectType('FilingOutcome', { description: 'What came of one of several reports: one of the two.' })
export class FilingOutcomeType {
  @Field(() => FilingReceiptType, { nullable: true })
  receipt!: FilingReceiptType | null;

  @Field(() => FilingRefusalType, { nullable: true })
  refusal!: FilingRefusalType | null;
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
    return toReceipt(await fileReportByChannel(services, subject, input));
  }

  @OnlyWithScope('reports:file')
  @Mutation(() => [FilingOutcomeType], {
    description: 'The same for up to 32 reports at once, answered in their order: what one is refused for concerns no other.',
  })
  async fileReportsByChannel(
    @Arg('input', () => FileReportsByChannelInputType) { reports }: FileReportsByChannelInputType,
    @Ctx() { services, subject }: ReportsContext,
  ): Promise<FilingOutcomeType[]> {
    return (await fileReportsByChannel(services, subject, reports)).map(toOutcome);
  }
}

function toReceipt({ trackingId, accessCode, filedAt }: FiledReport): FilingReceiptType {
  return Object.assign(new FilingReceiptType(), { trackingId, accessCode, filedAt });
}

function toOutcome(answer: FilingAnswer): FilingOutcomeType {
  if (answer.ok) return Object.assign(new FilingOutcomeType(), { receipt: toReceipt(answer.filed), refusal: null });
  const { message, pesan, retryable } = ERRORS[answer.code];
  const problems = (answer.details?.fields ?? []) as readonly FieldProblem[];
  const fields = problems.map((problem) => Object.assign(new FilingProblemType(), problem));
  const refusal = Object.assign(new FilingRefusalType(), { code: answer.code, message, pesan, retryable, fields });
  return Object.assign(new FilingOutcomeType(), { receipt: null, refusal });
}
