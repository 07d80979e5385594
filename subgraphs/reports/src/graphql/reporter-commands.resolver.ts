import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { completeFile } from '../actions/complete-file.js';
import { grantOmbudsmanHandover } from '../actions/grant-ombudsman-handover.js';
import { fileObjection } from '../actions/objection.js';
import { rateReport } from '../actions/rate-report.js';
import { replyToAnswer } from '../actions/reply-to-answer.js';
import { requestArchiveReview } from '../actions/review-archive.js';
import { supportReport } from '../actions/support-report.js';
import { withdrawReport } from '../actions/withdraw-report.js';
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
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, completeFile(context.services, context.subject, input));
  }

  @Mutation(() => ReportType, { description: 'Menanggapi jawaban akhir dalam 10 hari kerja; laporan diproses kembali.' })
  replyToAnswer(
    @Arg('input', () => ReplyToAnswerInputType) input: ReplyToAnswerInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, replyToAnswer(context.services, context.subject, input));
  }

  @Mutation(() => ReportType, { description: 'Memberi penilaian; yang terakhir berlaku.' })
  rateReport(@Arg('input', () => RateReportInputType) input: RateReportInputType, @Ctx() context: ReportsContext): Promise<ReportType> {
    return showReport(context, rateReport(context.services, context.subject, input));
  }

  @Mutation(() => ReportType, { description: 'Mengajukan keberatan dalam 30 hari setelah selesai; satu kali.' })
  fileObjection(
    @Arg('input', () => FileObjectionInputType) input: FileObjectionInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, fileObjection(context.services, context.subject, input));
  }

  @Mutation(() => ReportType, { description: 'Mencabut laporan.' })
  withdrawReport(
    @Arg('input', () => ReportCommandInputType) input: ReportCommandInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, withdrawReport(context.services, context.subject, input));
  }

  @Mutation(() => ReportType, { description: 'Meminta peninjauan pengarsipan dalam 30 hari; satu kali.' })
  requestArchiveReview(
    @Arg('input', () => ReportCommandInputType) input: ReportCommandInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, requestArchiveReview(context.services, context.subject, input));
  }

  @Mutation(() => ReportType, { description: 'Pelapor menyetujui penyerahan berkas kepada Ombudsman.' })
  grantOmbudsmanHandover(
    @Arg('input', () => ReportCommandInputType) input: ReportCommandInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, grantOmbudsmanHandover(context.services, context.subject, input));
  }

  @Mutation(() => ReportType, { description: 'Mendukung laporan orang lain yang dipublikasikan; satu kali.' })
  supportReport(@Arg('reportId', () => ID) reportId: string, @Ctx() context: ReportsContext): Promise<ReportType> {
    return showReport(context, supportReport(context.services, context.subject, { reportId }));
  }
}
