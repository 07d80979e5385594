import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { ViewedByTheSame, ViewedByTheSameUnlessGiven } from '@lapor/subgraph-kit/graphql/viewing';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Resolver, Root, Subscription } from 'type-graphql';
import { followByAccessCode, followDesk, followReport } from '../actions/follow-events.js';
import type { SeenEvent } from '../actions/see-event.js';
import { shows } from '../domain/visibility/visibility.js';
import type { ReportsContext } from './context.js';
import { DispositionType, toDispositionType } from './disposition.type.js';
import { FollowUpType, toFollowUpType } from './follow-up.type.js';
import { ReportType } from './report.type.js';
import { ReportEventType, toSeenEventType } from './report-event.type.js';
import { selects } from './selects.js';

interface Subscribing<Arguments> {
  readonly args: Arguments & { readonly after?: string | null };
  readonly context: ReportsContext;
  readonly info: GraphQLResolveInfo;
}

/** One report, by its id or by its access code. */
interface FollowedReport {
  readonly reportId?: string | null;
  readonly accessCode?: string | null;
}

/** Live events. The right to see a report is asked again for every event of it. */
@Resolver(() => ReportEventType)
export class ReportEventResolver {
  @ViewedByTheSameUnlessGiven('accessCode')
  @Subscription(() => ReportEventType, {
    subscribe: followOneReport,
    description: 'Peristiwa sebuah laporan menurut id atau kode unik: riwayat setelah after, lalu langsung; tanpa after mulai sekarang.',
  })
  reportEvents(
    @Root() seen: SeenEvent,
    @Arg('reportId', () => ID, { nullable: true }) _reportId: string | null,
    @Arg('accessCode', () => String, { nullable: true, description: 'Kode unik, sebagai pengganti id.' }) _accessCode: string | null,
    @Arg('after', () => String, { nullable: true }) _after: string | null,
  ): ReportEventType {
    return toSeenEventType(seen);
  }

  @OnlyFor('officer', 'apiClient')
  @ViewedByTheSame()
  @Subscription(() => ReportEventType, {
    subscribe: ({ args, context: { services, subject }, info }: Subscribing<{ readonly agencyCode: string }>) =>
      followDesk({ ...services.live, withReports: selects(info, 'report') }, subject, args.agencyCode, args.after ?? null),
    description: 'Peristiwa semua laporan yang melewati sebuah meja; hanya bagi petugasnya.',
  })
  deskEvents(
    @Root() seen: SeenEvent,
    @Arg('agencyCode', () => String) _agencyCode: string,
    @Arg('after', () => String, { nullable: true }) _after: string | null,
  ): ReportEventType {
    return toSeenEventType(seen);
  }

  @FieldResolver(() => ReportType, { nullable: true, description: 'Laporan seperti sekarang, sejauh boleh dilihat.' })
  report(@Root() event: ReportEventType): Promise<ReportType | null> {
    return event.readReport();
  }

  @FieldResolver(() => DispositionType, { nullable: true, description: 'Disposisi yang dibuat atau diterima pada peristiwa ini.' })
  async disposition(
    @Root() { reportId, view, dispositionId }: ReportEventType,
    @Ctx() { loaders }: ReportsContext,
  ): Promise<DispositionType | null> {
    if (!shows(view) || dispositionId === null) return null;
    const disposition = (await loaders.dispositions.load(reportId)).find(({ id }) => id === dispositionId);
    return disposition ? toDispositionType(disposition, view) : null;
  }

  @FieldResolver(() => FollowUpType, { nullable: true, description: 'Tindak lanjut pada peristiwa ini, sejauh boleh dilihat.' })
  async followUp(
    @Root() { reportId, view, followUpId }: ReportEventType,
    @Ctx() { loaders }: ReportsContext,
  ): Promise<FollowUpType | null> {
    if (followUpId === null || !view.has('dialogue')) return null;
    const followUp = (await loaders.followUps.load(reportId)).find(({ id }) => id === followUpId);
    return followUp ? toFollowUpType(followUp) : null;
  }
}

function followOneReport({ args, context: { services, subject }, info }: Subscribing<FollowedReport>) {
  const { reportId, accessCode, after = null } = args;
  const deps = { ...services.live, withReports: selects(info, 'report') };
  return accessCode ? followByAccessCode(deps, accessCode, after) : followReport(deps, subject, reportId ?? '', after);
}
