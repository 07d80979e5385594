import { PERSONS } from '@lapor/schema/access-policies';
import { OnlyFor } from '@lapor/subgraph-kit/graphql/access';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { renewAccessCode } from '../actions/issue-access-code.js';
import { readByAccessCode } from '../actions/read-by-access-code.js';
import { sightByAccessCode } from '../domain/visibility/visibility.js';
import { ReportCommandInputType } from './command.input.js';
import type { ReportsContext } from './context.js';
import { ReportType } from './report.type.js';
import { showReport } from './show-report.js';
import { toReportTypeIn } from './to-report-type.js';

/** The door of reporters without an account (kode unik). */
@Resolver()
export class AccessCodeResolver {
  @Query(() => ReportType, {
    nullable: true,
    description: 'Laporan menurut kode unik, seperti dilihat pelapornya; null bila kode tidak dikenal.',
  })
  async reportByAccessCode(@Arg('code', () => String) code: string, @Ctx() { services }: ReportsContext): Promise<ReportType | null> {
    const opened = await readByAccessCode(services, code);
    return opened && toReportTypeIn(opened.report, sightByAccessCode(opened.report));
  }

  @OnlyFor(...PERSONS)
  @Mutation(() => ReportType, { description: 'Mengganti kode unik laporan sendiri; kode yang lama tidak berlaku lagi.' })
  async renewAccessCode(
    @Arg('input', () => ReportCommandInputType) input: ReportCommandInputType,
    @Ctx() context: ReportsContext,
  ): Promise<ReportType> {
    const { report, accessCode } = await renewAccessCode(context.services, context.subject, input);
    return Object.assign(await showReport(context, report), { accessCode });
  }
}
