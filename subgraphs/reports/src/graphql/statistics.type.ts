import { Field, Int, ObjectType } from 'type-graphql';
import type { ReportClass } from '../domain/report/report-class.js';
import type { ReportStage } from '../domain/report/report-state.js';
import { ReportClassEnum, ReportStageEnum } from './enums.js';
import { AgencyReference } from './references.type.js';
import { toEnum } from './to-enum.js';

/** Why a number is not given. */
const SuppressionReasonEnum = toEnum(
  'SuppressionReason',
  'Mengapa sebuah angka tidak ditampilkan.',
  ['TOO_FEW'],
  () => 'Kurang dari lima, atau angka yang kurang dari lima dapat dihitung darinya.',
);

@ObjectType('StatisticCount', { description: 'Banyaknya laporan.' })
export class StatisticCountType {
  @Field(() => Int, { nullable: true, description: 'Null bila tidak ditampilkan.' })
  count!: number | null;

  @Field(() => SuppressionReasonEnum, { nullable: true })
  suppressed!: 'TOO_FEW' | null;
}

@ObjectType('StageStatistic')
export class StageStatisticType {
  @Field(() => ReportStageEnum)
  stage!: ReportStage;

  @Field(() => StatisticCountType)
  reports!: StatisticCountType;
}

@ObjectType('ClassStatistic')
export class ClassStatisticType {
  @Field(() => ReportClassEnum)
  class!: ReportClass;

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

  @Field(() => [MonthStatisticType], { description: 'Menurut bulan penyampaian; tanpa laporan rahasia.' })
  byMonth!: MonthStatisticType[];
}

/** A number as it may be published. */
export function toStatisticCount(count: number | null): StatisticCountType {
  return Object.assign(new StatisticCountType(), { count, suppressed: count === null ? 'TOO_FEW' : null });
}
