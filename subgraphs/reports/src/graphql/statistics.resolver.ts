import { PresentViewedByAllAlike } from '@lapor/subgraph-kit/graphql/viewing';
import { Arg, Ctx, Query, Resolver, Root, Subscription } from 'type-graphql';
import { followCounters, type ToldCounters } from '../actions/follow-counters.js';
import { findPublished } from '../database/statistics.queries.js';
import type { ReportsContext } from './context.js';
import { ReportCountersType, ReportStatisticsType, toReportCountersType, toReportStatisticsType } from './statistics.type.js';

interface Subscribing {
  readonly args: { readonly regionCode?: string | null; readonly after?: string | null };
  readonly context: ReportsContext;
}

@Resolver()
export class StatisticsResolver {
  @Query(() => ReportStatisticsType, {
    description: 'Banyaknya laporan menurut tahap, jenis, instansi, provinsi, kabupaten/kota, dan bulan; untuk umum.',
  })
  async reportStatistics(@Ctx() { services }: ReportsContext): Promise<ReportStatisticsType> {
    return toReportStatisticsType(await findPublished(services.database));
  }

  @PresentViewedByAllAlike()
  @Subscription(() => ReportCountersType, {
    subscribe: ({ args: { regionCode, after }, context: { services } }: Subscribing) =>
      followCounters(services.live, regionCode ?? null, after ?? null),
    description:
      'Angka untuk dasbor, nasional, sebuah provinsi, atau sebuah kabupaten/kota: seperti sekarang, lalu setiap kali berubah, paling sering sekali sedetik; untuk umum.',
  })
  reportCounters(
    @Root() told: ToldCounters,
    @Arg('regionCode', () => String, {
      nullable: true,
      description: 'Kode Kemendagri sebuah provinsi, kabupaten, atau kota; tanpa ini nasional.',
    })
    _regionCode: string | null,
    @Arg('after', () => String, { nullable: true, description: 'Angka yang sudah dimiliki; yang pertama datang bila berbeda.' })
    _after: string | null,
  ): ReportCountersType {
    return toReportCountersType(told);
  }
}
