import { PERSONS } from '@lapor/schema/access-policies';
import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { openHandover } from '../actions/open-handover.js';
import { findContentVersions } from '../database/content-version.store.js';
import { findHandoverReadings } from '../database/handover-reading.store.js';
import type { Aspect } from '../domain/visibility/visibility.js';
import { toContentVersionType } from './content-version.type.js';
import type { ReportsContext } from './context.js';
import { toDispositionType } from './disposition.type.js';
import { toFollowUpType } from './follow-up.type.js';
import { HandoverReadingType, OmbudsmanHandoverType, OpenOmbudsmanHandoverInputType, toHandoverReadingType } from './handover.type.js';
import { readHandoverSteps } from './handover-steps.js';
import { ReportType } from './report.type.js';
import { toMessageType } from './report-life.type.js';

/** The consent of the reporter opens these parts of the file, and no others. */
const AGREED: ReadonlySet<Aspect> = new Set(['dialogue', 'dispositionNotes']);

/** The hand-over to the Ombudsman. It is a mutation because every reading of the file is told. */
@Resolver(() => ReportType)
export class HandoverResolver {
  @OnlyFor(...PERSONS)
  @Mutation(() => OmbudsmanHandoverType, {
    description:
      'Membuka berkas bagi pelapor, dan bagi Ombudsman dengan persetujuan pelapor; bila batas waktu lewat tanpa jawaban. Tercatat.',
  })
  async openOmbudsmanHandover(
    @Arg('input', () => OpenOmbudsmanHandoverInputType) input: OpenOmbudsmanHandoverInputType,
    @Ctx() context: ReportsContext,
  ): Promise<OmbudsmanHandoverType> {
    const { report, consentAt, statutoryDueAt } = await openHandover(context.services, context.subject, input);
    const { loaders, services } = context;
    const [dispositions, followUps, messages, versions, timeline] = await Promise.all([
      loaders.dispositions.load(report.id),
      loaders.followUps.load(report.id),
      loaders.messages.load(report.id),
      findContentVersions(services.database, [report.id]),
      readHandoverSteps(services.database, report.id),
    ]);
    const { trackingId, title, content, filedAt } = report;
    return Object.assign(new OmbudsmanHandoverType(), {
      ...{ trackingId, title, content, filedAt, statutoryDueAt, timeline },
      consent: { grantedBy: 'REPORTER', grantedAt: consentAt },
      contentVersions: versions.map(toContentVersionType),
      dispositions: dispositions.map((disposition) => toDispositionType(disposition, AGREED)),
      followUps: followUps.map(toFollowUpType),
      messages: messages.map(toMessageType),
    });
  }

  @FieldResolver(() => [HandoverReadingType], { description: 'Siapa membaca berkas bagi Ombudsman dan mengapa; kosong bagi umum.' })
  async handoverReadings(@Root() { id, view }: ReportType, @Ctx() { services }: ReportsContext): Promise<HandoverReadingType[]> {
    return view.has('record') ? (await findHandoverReadings(services.database, id)).map(toHandoverReadingType) : [];
  }
}
