import { ViewedByAllAlike } from '@lapor/subgraph-kit/graphql/viewing';
import { Field, Int, ObjectType } from 'type-graphql';
import type { ToldCounters } from '../actions/follow-counters.js';
import type { ReportClass } from '../domain/report/report-class.js';
import type { ReportStage } from '../domain/report/report-state.js';
import type { PublishedStatistics } from '../domain/statistics/publish-statistics.js';
import type { Cell } from '../domain/statistics/suppress.js';
import { ReportClassEnum, ReportStageEnum } from './enums.js';
import { AgencyReference, RegionReference, toAgency, toRegion } from './references.type.js';
import { toEnum } from './to-enum.js';

/** Why a number is not given. */
const SuppressionReasonEnum = toEnum(
  'SuppressionReason',
  'Mengapa sebuah angka tidak ditampilkan.',
  ['TOO_FEW'],
  () => 'Kurang dari lima, atau angka yang kurang dari lima dapat dihitung darinya.',
);

@ViewedByAllAlike()
@ObjectType('StatisticCount', { description: 'Banyaknya laporan.' })
export class StatisticCountType {
  @Field(() => Int, { nullable: true, description: 'Null bila tidak ditampilkan.' })
  count!: number | null;

  @Field(() => SuppressionReasonEnum, { nullable: true })
  suppressed!: 'TOO_FEW' | null;
}

@ViewedByAllAlike()
@ObjectType('StageStatistic')
export class StageStatisticType {
  @Field(() => ReportStageEnum)
  stage!: ReportStage;

  @ViewedByAllAlike()
  @Field(() => StatisticCountType)
  reports!: StatisticCountType;
}

@ViewedByAllAlike()
@ObjectType('ClassStatistic')
export class ClassStatisticType {
  @Field(() => ReportClassEnum)
  class!: ReportClass;

  @ViewedByAllAlike()
  @Field(() => StatisticCountType)
  reports!: StatisticCountType;
}

@ObjectType('AgencyStatistic')
export class AgencyStatisticType {
  @Field(() => AgencyReference, { nullable: true, description: 'K/L/D penanggung jawab utama; null bila belum didisposisikan.' })
  agency!: AgencyReference | null;

  @Field(() => StatisticCountType)
  reports!: StatisticCountType;
}

@ObjectType('RegionStatistic')
export class RegionStatisticType {
  @Field(() => RegionReference, { nullable: true, description: 'Provinsi, kabupaten, atau kota; null bila tidak diketahui.' })
  region!: RegionReference | null;

  @Field(() => StatisticCountType)
  reports!: StatisticCountType;
}

@ObjectType('MonthStatistic')
export class MonthStatisticType {
  @Field(() => String, { description: 'Bulan penyampaian menurut WIB, YYYY-MM.' })
  month!: string;

  @Field(() => StatisticCountType)
  reports!: StatisticCountType;
}

@ObjectType('ReportStatistics', {
  description:
    'Statistik untuk umum. Laporan rahasia hanya terhitung dalam total nasional, setiap lima laporan sekaligus; laporan yang kemudian dirahasiakan tetap terhitung pada tempatnya semula.',
})
export class ReportStatisticsType {
  @Field(() => StatisticCountType, { description: 'Seluruh laporan di Indonesia.' })
  total!: StatisticCountType;

  @Field(() => [StageStatisticType], { description: 'Menurut tahap; tanpa laporan rahasia.' })
  byStage!: StageStatisticType[];

  @Field(() => [ClassStatisticType], { description: 'Menurut jenis; tanpa laporan rahasia.' })
  byClass!: ClassStatisticType[];

  @Field(() => [AgencyStatisticType], { description: 'Menurut K/L/D; tanpa laporan rahasia.' })
  byAgency!: AgencyStatisticType[];

  @Field(() => [RegionStatisticType], { description: 'Menurut provinsi; tanpa laporan rahasia.' })
  byRegion!: RegionStatisticType[];

  @Field(() => [RegionStatisticType], {
    description:
      'Menurut kabupaten/kota setiap provinsi yang angkanya ditampilkan, juga yang belum memiliki laporan; tanpa laporan rahasia.',
  })
  byRegency!: RegionStatisticType[];

  @Field(() => [MonthStatisticType], { description: 'Menurut bulan penyampaian; tanpa laporan rahasia.' })
  byMonth!: MonthStatisticType[];
}

@ViewedByAllAlike()
@ObjectType('ReportCounters', {
  description: 'Angka sebuah dasbor; tidak pernah selisih, dan tidak lebih dari yang tertera pada reportStatistics.',
})
export class ReportCountersType {
  @Field(() => String, { description: 'Kirimkan sebagai after agar yang sama tidak datang lagi.' })
  cursor!: string;

  @ViewedByAllAlike()
  @Field(() => RegionReference, { nullable: true, description: 'Provinsi, kabupaten, atau kota; null bagi angka nasional.' })
  region!: RegionReference | null;

  @ViewedByAllAlike()
  @Field(() => StatisticCountType, { description: 'Seluruh laporan; bagi daerah tanpa laporan rahasia.' })
  total!: StatisticCountType;

  @ViewedByAllAlike()
  @Field(() => [StageStatisticType], { nullable: true, description: 'Menurut tahap; hanya nasional.' })
  byStage!: StageStatisticType[] | null;

  @ViewedByAllAlike()
  @Field(() => [ClassStatisticType], { nullable: true, description: 'Menurut jenis; hanya nasional.' })
  byClass!: ClassStatisticType[] | null;
}

/** A number as it may be published. */
function toStatisticCount(count: number | null): StatisticCountType {
  return Object.assign(new StatisticCountType(), { count, suppressed: count === null ? 'TOO_FEW' : null });
}

function rows<Row extends object>(cells: readonly Cell[], name: (key: string) => Row) {
  return cells.map(({ key, count }) => ({ ...name(key), reports: toStatisticCount(count) }));
}

const byStage = (cells: readonly Cell[]) => rows(cells, (key) => ({ stage: key as ReportStage }));
const byClass = (cells: readonly Cell[]) => rows(cells, (key) => ({ class: key as ReportClass }));

/** The statistics as everybody may read them. */
export function toReportStatisticsType(published: PublishedStatistics): ReportStatisticsType {
  return Object.assign(new ReportStatisticsType(), {
    total: toStatisticCount(published.total),
    byStage: byStage(published.byStage),
    byClass: byClass(published.byClass),
    byAgency: rows(published.byAgency, (key) => ({ agency: toAgency(key || null) })),
    byRegion: rows(published.byRegion, (key) => ({ region: toRegion(key || null) })),
    byRegency: rows(published.byRegency, (key) => ({ region: toRegion(key) })),
    byMonth: rows(published.byMonth, (key) => ({ month: key })),
  });
}

/** Counters as everybody may read them. */
export function toReportCountersType({ cursor, counters }: ToldCounters): ReportCountersType {
  return Object.assign(new ReportCountersType(), {
    cursor,
    region: toRegion(counters.regionCode),
    total: toStatisticCount(counters.total),
    byStage: counters.byStage && byStage(counters.byStage),
    byClass: counters.byClass && byClass(counters.byClass),
  });
}
