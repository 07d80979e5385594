import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Clock } from '../domain/clock/clock.js';
import { CLOCK_KEYS, CLOCK_RULES, type ClockKey } from '../domain/clock/clock-rules.js';
import { isLate, progressOf, remainingOf } from '../domain/clock/clock-status.js';
import type { DeskRules } from '../domain/clock/time-rules.js';

export const ClockKeyEnum = Object.fromEntries(CLOCK_KEYS.map((key) => [key, key])) as Record<ClockKey, ClockKey>;
registerEnumType(ClockKeyEnum, {
  name: 'ClockKey',
  description: 'Batas waktu dalam perjalanan laporan.',
  valuesConfig: Object.fromEntries(CLOCK_KEYS.map((key) => [key, { description: CLOCK_RULES[key].label }])) as never,
});

/** One run of a clock. Lateness and progress are computed when it is asked for. */
@ObjectType('ReportClock', { description: 'Batas waktu laporan, dihitung menurut hari kerja meja yang bertanggung jawab.' })
export class ReportClockType {
  @Field(() => ClockKeyEnum)
  key!: ClockKey;

  @Field(() => String)
  label!: string;

  @Field(() => Date)
  startedAt!: Date;

  @Field(() => Date, { description: 'Akhir hari kerja terakhir.' })
  dueAt!: Date;

  @Field(() => Date, { nullable: true, description: 'Sejak kapan waktu berhenti karena menunggu pelapor.' })
  pausedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  stoppedAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'Sisa hari; null bila sudah berhenti.' })
  remainingDays!: number | null;

  @Field(() => Int, { nullable: true, description: 'Bagian batas waktu yang telah terpakai, dalam persen; lebih dari 100 bila terlambat.' })
  percent!: number | null;

  @Field(() => Boolean)
  isLate!: boolean;

  @Field(() => Boolean, { description: 'Sementara: hari libur tahun itu belum ditetapkan.' })
  provisional!: boolean;

  @Field(() => String, { nullable: true, description: 'Dasar hukum.' })
  legalRef!: string | null;
}

export function toReportClockType(clock: Clock, now: Date, rules: DeskRules): ReportClockType {
  const { key, startedAt, dueAt, pausedAt, stoppedAt, provisional, policyId } = clock;
  return Object.assign(new ReportClockType(), {
    key,
    label: CLOCK_RULES[key].label,
    startedAt,
    dueAt,
    pausedAt,
    stoppedAt,
    remainingDays: remainingOf(clock, now, rules),
    percent: progressOf(clock, now, rules),
    isLate: isLate(clock, now),
    provisional,
    legalRef: rules.policies.find(({ id }) => id === policyId)?.legalRef ?? null,
  });
}
