import { Field, Int, ObjectType } from 'type-graphql';
import { CLOCK_RULES, type ClockKey } from '../domain/clock/clock-rules.js';
import type { Aspect } from '../domain/visibility/visibility.js';
import type { ReportEventPayload } from '../events/report-event.js';
import { ReportActorRoleEnum } from './enums.js';
import { AgencyReference, toAgency } from './references.type.js';
import { ClockKeyEnum } from './report-clock.type.js';

@ObjectType('ClockRecipient', { description: 'Jabatan yang diberi tahu tentang batas waktu.' })
export class ClockRecipientType {
  @Field(() => AgencyReference, { nullable: true })
  agency!: AgencyReference | null;

  @Field(() => ReportActorRoleEnum)
  role!: string;
}

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

  @Field(() => [ClockRecipientType], { description: 'Jabatan yang diberi tahu; tidak pernah orang.' })
  recipients!: ClockRecipientType[];
}

/** Null on every other event, and for the public: which clocks run tells how grave the matter is. */
export function toEventClock({ detail, recipients = [] }: ReportEventPayload, view: ReadonlySet<Aspect>): ReportEventClockType | null {
  if (!detail || typeof detail.clock !== 'string' || !view.has('dispositionNotes')) return null;
  const key = detail.clock as ClockKey;
  return Object.assign(new ReportEventClockType(), {
    key,
    label: CLOCK_RULES[key].label,
    percent: Number(detail.percent),
    dueAt: new Date(String(detail.dueAt)),
    recipients: recipients.map(({ desk, role }) => Object.assign(new ClockRecipientType(), { agency: toAgency(desk), role })),
  });
}
