import { PERSONS } from '@lapor/schema/access-policies';
import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { addCc } from '../actions/add-cc.js';
import { decideExtension, requestExtension } from '../actions/extension.js';
import { forwardInternal } from '../actions/forward-internal.js';
import { decideObjection } from '../actions/objection.js';
import { askReporter } from '../actions/postpone-report.js';
import { rejectFollowUp } from '../actions/reject-follow-up.js';
import { returnNotCompetent } from '../actions/return-not-competent.js';
import { transferReport } from '../actions/transfer-report.js';
import type { ReportsContext } from './context.js';
import {
  AddCcInputType,
  AskReporterInputType,
  DecideExtensionInputType,
  DecideObjectionInputType,
  ForwardInternalInputType,
  RejectFollowUpInputType,
  RequestExtensionInputType,
  ReturnNotCompetentInputType,
  TransferReportInputType,
} from './handling-commands.input.js';
import { ReportType } from './report.type.js';
import { showReport } from './show-report.js';

/** The way from agency to agency, and the work of the one that handles it. */
@Resolver()
export class HandlingCommandsResolver {
  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Meneruskan kepada unit di lingkungan instansi sendiri.' })
  forwardInternal(
    @Arg('input', () => ForwardInternalInputType) input: ForwardInternalInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, forwardInternal(context.services, context.subject, input));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Mengalihkan kepada instansi lain; jangka waktu tidak dimulai ulang.' })
  transferReport(
    @Arg('input', () => TransferReportInputType) input: TransferReportInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, transferReport(context.services, context.subject, input));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Mengembalikan kepada Admin Nasional karena bukan wewenang.' })
  returnNotCompetent(
    @Arg('input', () => ReturnNotCompetentInputType) input: ReturnNotCompetentInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, returnNotCompetent(context.services, context.subject, input));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Memberi tembusan.' })
  addCc(@Arg('input', () => AddCcInputType) input: AddCcInputType, @Ctx() context: ReportsContext): Promise<ReportType> {
    return showReport(context, addCc(context.services, context.subject, input));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Meminta kelengkapan dari pelapor.' })
  askReporter(@Arg('input', () => AskReporterInputType) input: AskReporterInputType, @Ctx() context: ReportsContext): Promise<ReportType> {
    return showReport(context, askReporter(context.services, context.subject, input));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Meminta perpanjangan waktu.' })
  requestExtension(
    @Arg('input', () => RequestExtensionInputType) input: RequestExtensionInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, requestExtension(context.services, context.subject, input));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Memutuskan perpanjangan waktu.' })
  decideExtension(
    @Arg('input', () => DecideExtensionInputType) input: DecideExtensionInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, decideExtension(context.services, context.subject, input));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Mengembalikan tindak lanjut untuk diperbaiki.' })
  rejectFollowUp(
    @Arg('input', () => RejectFollowUpInputType) input: RejectFollowUpInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, rejectFollowUp(context.services, context.subject, input));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Memutuskan keberatan, satu tingkat di atas instansi penanggung jawab.' })
  decideObjection(
    @Arg('input', () => DecideObjectionInputType) input: DecideObjectionInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, decideObjection(context.services, context.subject, input));
  }
}
