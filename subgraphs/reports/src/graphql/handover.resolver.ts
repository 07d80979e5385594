import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { readHandover } from '../actions/read-handover.js';
import type { Aspect } from '../domain/visibility/visibility.js';
import type { ReportsContext } from './context.js';
import { DispositionType, toDispositionType } from './disposition.type.js';
import { FollowUpType, toFollowUpType } from './follow-up.type.js';
import { type HandoverStep, HandoverStepType, readHandoverSteps } from './handover-steps.js';
import { ReportMessageType, toMessageType } from './report-life.type.js';

@ObjectType('OmbudsmanHandover', { description: 'Berkas laporan bagi Ombudsman, dengan persetujuan pelapor. Tanpa identitas pelapor.' })
export class OmbudsmanHandoverType {
  @Field(() => String)
  trackingId!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String)
  content!: string;

  @Field(() => Date)
  filedAt!: Date;

  @Field(() => Date, { description: 'Akhir batas waktu menurut peraturan.' })
  statutoryDueAt!: Date;

  @Field(() => Date, { description: 'Saat pelapor memberi persetujuan.' })
  consentAt!: Date;

  @Field(() => [HandoverStepType], { description: 'Riwayat, yang terlama lebih dahulu.' })
  timeline!: HandoverStep[];

  @Field(() => [DispositionType])
  dispositions!: DispositionType[];

  @Field(() => [FollowUpType])
  followUps!: FollowUpType[];

  @Field(() => [ReportMessageType])
  messages!: ReportMessageType[];
}

/** The consent of the reporter opens these parts of the file, and no others. */
const AGREED: ReadonlySet<Aspect> = new Set(['dialogue', 'dispositionNotes']);

@Resolver()
export class HandoverResolver {
  @Query(() => OmbudsmanHandoverType, {
    description: 'Bagi pelapor, dan Ombudsman dengan persetujuan pelapor; setelah batas waktu menurut peraturan lewat.',
  })
  async ombudsmanHandover(@Arg('reportId', () => ID) reportId: string, @Ctx() context: ReportsContext): Promise<OmbudsmanHandoverType> {
    const { report, consentAt, statutoryDueAt } = await readHandover(context.services, context.subject, reportId);
    const { loaders, services } = context;
    const [dispositions, followUps, messages, timeline] = await Promise.all([
      loaders.dispositions.load(report.id),
      loaders.followUps.load(report.id),
      loaders.messages.load(report.id),
      readHandoverSteps(services.database, report.id),
    ]);
    const { trackingId, title, content, filedAt } = report;
    return Object.assign(new OmbudsmanHandoverType(), {
      ...{ trackingId, title, content, filedAt, statutoryDueAt, consentAt, timeline },
      dispositions: dispositions.map((disposition) => toDispositionType(disposition, AGREED)),
      followUps: followUps.map(toFollowUpType),
      messages: messages.map(toMessageType),
    });
  }
}
