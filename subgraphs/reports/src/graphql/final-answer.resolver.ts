import { PERSONS } from '@lapor/schema/access-policies';
import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, Field, FieldResolver, InputType, Mutation, Resolver, Root } from 'type-graphql';
import { approveFinalAnswer, type RefuseFinalAnswerInput, refuseFinalAnswer, submitFinalAnswer } from '../actions/final-answer-draft.js';
import { AnswerDraftType, toAnswerDraftType } from './answer-draft.type.js';
import { ReportCommandInputType } from './command.input.js';
import type { ReportsContext } from './context.js';
import { ReportType } from './report.type.js';
import { FollowUpInputType } from './report-commands.input.js';
import { showReport } from './show-report.js';

@InputType('RefuseFinalAnswerInput')
export class RefuseFinalAnswerInputType extends ReportCommandInputType implements RefuseFinalAnswerInput {
  @Field(() => String, { description: 'Dibaca petugas yang mengajukan; 10 sampai 2.000 karakter.' })
  reason!: string;
}

/** The final answer before the reporter is given it. */
@Resolver(() => ReportType)
export class FinalAnswerResolver {
  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Mengajukan jawaban akhir untuk disetujui.' })
  submitFinalAnswer(@Arg('input', () => FollowUpInputType) input: FollowUpInputType, @Ctx() context: ReportsContext): Promise<ReportType> {
    return showReport(context, submitFinalAnswer(context.services, context.subject, input));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Menyetujui jawaban akhir yang diajukan petugas lain; pelapor menerimanya.' })
  approveFinalAnswer(
    @Arg('input', () => ReportCommandInputType) input: ReportCommandInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, approveFinalAnswer(context.services, context.subject, input));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Mengembalikan jawaban akhir yang diajukan, dengan alasan.' })
  refuseFinalAnswer(
    @Arg('input', () => RefuseFinalAnswerInputType) input: RefuseFinalAnswerInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    return showReport(context, refuseFinalAnswer(context.services, context.subject, input));
  }

  @FieldResolver(() => [AnswerDraftType], { description: 'Jawaban akhir yang diajukan; kosong bagi pelapor dan umum.' })
  async answerDrafts(@Root() { id, view }: ReportType, @Ctx() { loaders }: ReportsContext): Promise<AnswerDraftType[]> {
    return view.has('internalNotes') ? (await loaders.answerDrafts.load(id)).map(toAnswerDraftType) : [];
  }
}
