import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { type Connection, ConnectionArguments } from '@lapor/subgraph-kit/graphql/connection';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { ReportsContext } from './context.js';
import { DispositionType, toDispositionType } from './disposition.type.js';
import { FollowUpType, toFollowUpType } from './follow-up.type.js';
import { resolveReportReference } from './report.reference.js';
import { ReportConnectionType, ReportType } from './report.type.js';
import { ReportEventConnectionType, type ReportEventType } from './report-event.type.js';
import { readEvents } from './report-events.js';
import { AgencyListArguments, DeskQueueArguments, LeadListArguments, PublicListArguments } from './report-lists.args.js';
import { readDeskQueue, readMyReports, readPublicReports, readReports } from './report-lists.js';

/** Reads of reports. What a viewer may not see is null or missing, never an error. */
@Resolver(() => ReportType)
export class ReportResolver {
  @Query(() => ReportType, { nullable: true, description: 'Laporan menurut id; null bila tidak ada atau tidak boleh dilihat.' })
  report(@Arg('id', () => ID) id: string, @Ctx() context: ReportsContext): Promise<ReportType | null> {
    return resolveReportReference({ id }, context);
  }

  @Query(() => ReportType, { nullable: true, description: 'Laporan menurut nomor laporan, juga bila diketik dengan huruf kecil.' })
  reportByTrackingId(@Arg('trackingId', () => String) trackingId: string, @Ctx() context: ReportsContext): Promise<ReportType | null> {
    return resolveReportReference({ trackingId }, context);
  }

  @OnlyFor('officer')
  @Query(() => ReportConnectionType, { description: 'Antrean sebuah meja, yang terlama lebih dahulu.' })
  deskQueue(@Args(() => DeskQueueArguments) page: DeskQueueArguments, @Ctx() context: ReportsContext): Promise<Connection<ReportType>> {
    return readDeskQueue(context, page);
  }

  @Query(() => ReportConnectionType, { description: 'Laporan yang dipublikasikan, yang terbaru lebih dahulu.' })
  publicReports(
    @Args(() => PublicListArguments) page: PublicListArguments,
    @Ctx() context: ReportsContext,
  ): Promise<Connection<ReportType>> {
    return readPublicReports(context, page);
  }

  @OnlyFor('citizen')
  @Query(() => ReportConnectionType, { description: 'Laporan milik sendiri, yang terbaru lebih dahulu.' })
  myReports(@Args(() => LeadListArguments) page: LeadListArguments, @Ctx() context: ReportsContext): Promise<Connection<ReportType>> {
    return readMyReports(context, page);
  }

  @OnlyFor('officer', 'apiClient')
  @Query(() => ReportConnectionType, {
    description: 'Laporan pada sebuah instansi dan unit di bawahnya, yang terbaru lebih dahulu; bagi petugas.',
  })
  reports(@Args(() => AgencyListArguments) page: AgencyListArguments, @Ctx() context: ReportsContext): Promise<Connection<ReportType>> {
    return readReports(context, page);
  }

  @FieldResolver(() => [DispositionType], { description: 'Jalan laporan dari meja ke meja.' })
  async dispositions(@Root() { id, view }: ReportType, @Ctx() { loaders }: ReportsContext): Promise<DispositionType[]> {
    return (await loaders.dispositions.load(id)).map((disposition) => toDispositionType(disposition, view));
  }

  @FieldResolver(() => [FollowUpType], { description: 'Tindak lanjut instansi; kosong bagi umum.' })
  async followUps(@Root() { id, view }: ReportType, @Ctx() { loaders }: ReportsContext): Promise<FollowUpType[]> {
    return view.has('dialogue') ? (await loaders.followUps.load(id)).map(toFollowUpType) : [];
  }

  @FieldResolver(() => ReportEventConnectionType, { description: 'Riwayat laporan; endCursor berlaku sebagai after pada reportEvents.' })
  events(
    @Root() report: ReportType,
    @Args(() => ConnectionArguments) page: ConnectionArguments,
    @Ctx() context: ReportsContext,
  ): Promise<Connection<ReportEventType>> {
    return readEvents(context, report, page);
  }
}
