import { PERSONS } from '@lapor/schema/access-policies';
import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { completeFile } from '../actions/complete-file.js';
import { grantOmbudsmanHandover } from '../actions/grant-ombudsman-handover.js';
import { fileObjection } from '../actions/objection.js';
import { rateReport } from '../actions/rate-report.js';
import { replyToAnswer } from '../actions/reply-to-answer.js';
import { requestArchiveReview } from '../actions/review-archive.js';
import { supportReport } from '../actions/support-report.js';
import { withdrawReport } from '../actions/withdraw-report.js';
import { ACCESS_CODE, asReporter } from './as-reporter.js';
import { ReportCommandInputType } from './command.input.js';
import type { ReportsContext } from './context.js';
import { ReportType } from './report.type.js';
import { CompleteFileInputType, FileObjectionInputType, RateReportInputType, ReplyToAnswerInputType } from './reporter-commands.input.js';
import { showReport } from './show-report.js';

/** What reporters, and the public, do with a report after it was filed. */
@Resolver()
export class ReporterCommandsResolver {
  @Mutation(() => ReportType, { description: 'Pelapor melengkapi laporan yang ditunda.' })
  completeFile(
    @Arg('input', () => CompleteFileInputType) input: CompleteFileInputType,
    @Arg('accessCode', () => String, ACCESS_CODE) accessCode: string | null,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return asReporter(context, { input, accessCode }, completeFile);
  }

  @Mutation(() => ReportType, { description: 'Menanggapi jawaban akhir dalam 10 hari kerja; laporan diproses kembali.' })
  replyToAnswer(
    @Arg('input', () => ReplyToAnswerInputType) input: ReplyToAnswerInputType,
    @Arg('accessCode', () => String, ACCESS_CODE) accessCode: string | null,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return asReporter(context, { input, accessCode }, replyToAnswer);
  }

  @Mutation(() => ReportType, { description: 'Memberi penilaian; yang terakhir berlaku.' })
  rateReport(
    @Arg('input', () => RateReportInputType) input: RateReportInputType,
    @Arg('accessCode', () => String, ACCESS_CODE) accessCode: string | null,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return asReporter(context, { input, accessCode }, rateReport);
  }

  @Mutation(() => ReportType, { description: 'Mengajukan keberatan selama jangka waktunya setelah selesai; satu kali.' })
  fileObjection(
    @Arg('input', () => FileObjectionInputType) input: FileObjectionInputType,
    @Arg('accessCode', () => String, ACCESS_CODE) accessCode: string | null,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return asReporter(context, { input, accessCode }, fileObjection);
  }

  @Mutation(() => ReportType, { description: 'Mencabut laporan.' })
  withdrawReport(
    @Arg('input', () => ReportCommandInputType) input: ReportCommandInputType,
    @Arg('accessCode', () => String, ACCESS_CODE) accessCode: string | null,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return asReporter(context, { input, accessCode }, withdrawReport);
  }

  @Mutation(() => ReportType, { description: 'Meminta peninjauan pengarsipan selama jangka waktunya; satu kali.' })
  requestArchiveReview(
    @Arg('input', () => ReportCommandInputType) input: ReportCommandInputType,
    @Arg('accessCode', () => String, ACCESS_CODE) accessCode: string | null,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return asReporter(context, { input, accessCode }, requestArchiveReview);
  }

  @Mutation(() => ReportType, { description: 'Pelapor menyetujui penyerahan berkas kepada Ombudsman.' })
  grantOmbudsmanHandover(
    @Arg('input', () => ReportCommandInputType) input: ReportCommandInputType,
    @Arg('accessCode', () => String, ACCESS_CODE) accessCode: string | null,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return asReporter(context, { input, accessCode }, grantOmbudsmanHandover);
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Mendukung laporan orang lain yang dipublikasikan; satu kali.' })
  supportReport(@Arg('reportId', () => ID) reportId: string, @Ctx() context: ReportsContext): Promise<ReportType> {
    return showReport(context, supportReport(context.services, context.subject, { reportId }));
  }
}
