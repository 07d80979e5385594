import { Arg, Ctx, FieldResolver, ID, Resolver, Root, Subscription } from 'type-graphql';
import { followDesk, followReport, type SeenEvent } from '../actions/follow-events.js';
import type { ReportsContext } from './context.js';
import { DispositionType, toDispositionType } from './disposition.type.js';
import { FollowUpType, toFollowUpType } from './follow-up.type.js';
import type { ReportType } from './report.type.js';
import { ReportEventType, toReportEventType } from './report-event.type.js';
import { toReportType } from './to-report-type.js';

interface Subscribing<Arguments> {
  readonly args: Arguments & { readonly after?: string | null };
  readonly context: ReportsContext;
}

/** Live events. The right to see a report is asked again for every event of it. */
@Resolver(() => ReportEventType)
export class ReportEventResolver {
  @Subscription(() => ReportEventType, {
    subscribe: ({ args, context: { services, subject } }: Subscribing<{ readonly reportId: string }>) =>
      followReport(services, subject, args.reportId, args.after ?? null),
    description: 'Peristiwa sebuah laporan: riwayat setelah after, lalu langsung; tanpa after mulai sekarang.',
  })
  reportEvents(
    @Root() seen: SeenEvent,
    @Arg('reportId', () => ID) _reportId: string,
    @Arg('after', () => String, { nullable: true }) _after: string | null,
    @Ctx() context: ReportsContext,
  ): ReportEventType {
    return toEvent(seen, context);
  }

  @Subscription(() => ReportEventType, {
    subscribe: ({ args, context: { services, subject } }: Subscribing<{ readonly agencyCode: string }>) =>
      followDesk(services, subject, args.agencyCode, args.after ?? null),
    description: 'Peristiwa semua laporan yang melewati sebuah meja; hanya bagi petugasnya.',
  })
  deskEvents(
    @Root() seen: SeenEvent,
    @Arg('agencyCode', () => String) _agencyCode: string,
    @Arg('after', () => String, { nullable: true }) _after: string | null,
    @Ctx() context: ReportsContext,
  ): ReportEventType {
    return toEvent(seen, context);
  }

  @FieldResolver(() => DispositionType, { nullable: true, description: 'Disposisi yang dibuat atau diterima pada peristiwa ini.' })
  async disposition(
    @Root() { report, dispositionId }: ReportEventType,
    @Ctx() { loaders }: ReportsContext,
  ): Promise<DispositionType | null> {
    if (!report || dispositionId === null) return null;
    const disposition = (await loaders.dispositions.load(report.id)).find(({ id }) => id === dispositionId);
    return disposition ? toDispositionType(disposition, report.view) : null;
  }

  @FieldResolver(() => FollowUpType, { nullable: true, description: 'Tindak lanjut pada peristiwa ini, sejauh boleh dilihat.' })
  async followUp(@Root() { report, followUpId }: ReportEventType, @Ctx() { loaders }: ReportsContext): Promise<FollowUpType | null> {
    if (followUpId === null || !report?.view.has('dialogue')) return null;
    const followUp = (await loaders.followUps.load(report.id)).find(({ id }) => id === followUpId);
    return followUp ? toFollowUpType(followUp) : null;
  }
}

function toEvent({ topic, event, report }: SeenEvent, { subject }: ReportsContext): ReportEventType {
  // The stream hands out only events whose report this subject sees.
  return toReportEventType(topic, event, toReportType(report, subject) as ReportType);
}
