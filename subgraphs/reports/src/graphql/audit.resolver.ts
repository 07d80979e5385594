import { assertAllowed } from '@lapor/kit/refusal';
import { type Connection, ConnectionArguments, encodeKeyset, readPage, toConnection } from '@lapor/subgraph-kit/graphql/connection';
import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { verifyHistory } from '../actions/verify-history.js';
import { findRoots } from '../database/chain-root.store.js';
import {
  AuditRootConnectionType,
  type AuditRootType,
  HistoryVerificationType,
  toAuditRootType,
  toHistoryVerificationType,
} from './audit.type.js';
import type { ReportsContext } from './context.js';
import { resolveReportReference } from './report.reference.js';

const LIST = 'auditRoots';

/** What lets anybody check that no history was rewritten. */
@Resolver()
export class AuditResolver {
  @Query(() => HistoryVerificationType, {
    nullable: true,
    description: 'Memeriksa keutuhan riwayat; null bila laporan tidak boleh dilihat.',
  })
  async verifyHistory(@Arg('reportId', () => ID) id: string, @Ctx() context: ReportsContext): Promise<HistoryVerificationType | null> {
    const report = await resolveReportReference({ id }, context);
    if (!report) return null;
    // Of a report by SMS nobody sees all: not the reporter the desks' events, nor the desks which messages reached the reporter.
    const seesAll = report.view.has('record') && report.view.has('internalNotes') && report.channel !== 'SMS';
    return toHistoryVerificationType(await verifyHistory(context.services.database, report.id), seesAll);
  }

  @Query(() => AuditRootConnectionType, { description: 'Akar harian yang ditandatangani, yang terbaru lebih dahulu.' })
  async auditRoots(
    @Args(() => ConnectionArguments) { first, after }: ConnectionArguments,
    @Ctx() { services }: ReportsContext,
  ): Promise<Connection<AuditRootType>> {
    const page = readPage(LIST, { first, after: after ?? null }, ['integer']);
    assertAllowed(page);
    const roots = await findRoots(services.database, page.first + 1, page.after?.[0] ?? null);
    return toConnection(roots.map(toAuditRootType), page.first, ({ number }) => encodeKeyset(LIST, [number]));
  }
}
