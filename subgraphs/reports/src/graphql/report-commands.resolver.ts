import { PERSONS } from '@lapor/schema/access-policies';
import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { acceptDisposition } from '../actions/accept-disposition.js';
import { addFollowUp } from '../actions/add-follow-up.js';
import { confirmSolved } from '../actions/confirm-solved.js';
import { fileReport } from '../actions/file-report.js';
import { giveFinalAnswer } from '../actions/give-final-answer.js';
import { verifyAndDispose } from '../actions/verify-and-dispose.js';
import { ACCESS_CODE, asReporter } from './as-reporter.js';
import type { ReportsContext } from './context.js';
import { ReportType } from './report.type.js';
import {
  AcceptDispositionInputType,
  ConfirmSolvedInputType,
  FileReportInputType,
  FollowUpInputType,
  VerifyAndDisposeInputType,
} from './report-commands.input.js';
import { showFiledReport } from './show-filed-report.js';
import { showReport } from './show-report.js';

/** The commands on reports; each returns the report as the caller may see it afterwards. */
@Resolver()
export class ReportCommandsResolver {
  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Menyampaikan laporan.' })
  fileReport(@Arg('input', () => FileReportInputType) input: FileReportInputType, @Ctx() context: ReportsContext): Promise<ReportType> {
    return showFiledReport(context, fileReport(context.services, context.subject, input));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Memverifikasi laporan dan mendisposisikannya kepada instansi yang berwenang.' })
  verifyAndDispose(
    @Arg('input', () => VerifyAndDisposeInputType) input: VerifyAndDisposeInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, verifyAndDispose(context.services, context.subject, input));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Menerima disposisi.' })
  acceptDisposition(
    @Arg('input', () => AcceptDispositionInputType) input: AcceptDispositionInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, acceptDisposition(context.services, context.subject, input));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Menyampaikan perkembangan tindak lanjut.' })
  addFollowUp(@Arg('input', () => FollowUpInputType) input: FollowUpInputType, @Ctx() context: ReportsContext): Promise<ReportType> {
    return showReport(context, addFollowUp(context.services, context.subject, input));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Menyampaikan jawaban akhir.' })
  giveFinalAnswer(@Arg('input', () => FollowUpInputType) input: FollowUpInputType, @Ctx() context: ReportsContext): Promise<ReportType> {
    return showReport(context, giveFinalAnswer(context.services, context.subject, input));
  }

  @Mutation(() => ReportType, { description: 'Pelapor menyatakan laporannya selesai.' })
  confirmSolved(
    @Arg('input', () => ConfirmSolvedInputType) input: ConfirmSolvedInputType,
    @Arg('accessCode', () => String, ACCESS_CODE) accessCode: string | null,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return asReporter(context, { input, accessCode }, confirmSolved);
  }
}
