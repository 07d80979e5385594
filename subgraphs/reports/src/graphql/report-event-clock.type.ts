import { Field, Int, ObjectType } from 'type-graphql';
import { CLOCK_RULES, type ClockKey } from '../domain/clock/clock-rules.js';
import type { Aspect } from '../domain/visibility/visibility.js';
import type { EventDetail } from '../events/report-event.js';
import { ClockKeyEnum } from './report-clock.type.js';

/** What an event of a clock tells of it. */
@ObjectType('ReportEventClock', { description: 'Batas waktu yang diingatkan atau terlampaui.' })
export class ReportEventClockType {
  @Field(() => ClockKeyEnum)
  key!: ClockKey;

  @Field(() => String)
  label!: string;

  @Field(() => Int, { description: 'Bagian batas waktu yang telah terpakai, dalam persen.' })
  percent!: number;

  @Field(() => Date)
  dueAt!: Date;
}

/** Null on every other event, and for the public: which clocks run tells how grave the matter is. */
export function toEventClock(detail: EventDetail | undefined, view: ReadonlySet<Aspect>): ReportEventClockType | null {
  if (!detail || typeof detail.clock !== 'string' || !view.has('dispositionNotes')) return null;
  const key = detail.clock as ClockKey;
  return Object.assign(new ReportEventClockType(), {
    key,
    label: CLOCK_RULES[key].label,
    percent: Number(detail.percent),
    dueAt: new Date(String(detail.dueAt)),
  });
}
