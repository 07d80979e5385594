import type { ReportEventType } from '@lapor/schema/events';
import { Field, ObjectType } from 'type-graphql';
import type { DeliveryOutcome } from '../domain/notification/delivery.js';
import { eventLabel } from '../domain/report/event-label.js';
import type { Audience } from '../domain/visibility/event-audience.js';
import type { ReportEventPayload } from '../events/report-event.js';
import { DeliveryOutcomeEnum } from './channel-delivery.resolver.js';
import { ReportEventTypeEnum } from './enums.js';

/** What an event tells of a notification: neither number nor text. */
@ObjectType('ReportEventNotification', { description: 'Pemberitahuan kepada pelapor: tentang apa, dan apakah diterima.' })
export class ReportEventNotificationType {
  @Field(() => ReportEventTypeEnum, { description: 'Langkah yang diberitahukan.' })
  step!: ReportEventType;

  @Field(() => String)
  stepLabel!: string;

  @Field(() => DeliveryOutcomeEnum)
  outcome!: DeliveryOutcome;

  @Field(() => Date, { description: 'Waktu menurut operator.' })
  at!: Date;
}

/** Null on every other event, and for everybody but the reporter. */
export function toEventNotification({ detail }: ReportEventPayload, audiences: readonly Audience[]): ReportEventNotificationType | null {
  if (!detail || typeof detail.step !== 'string' || typeof detail.outcome !== 'string' || !audiences.includes('REPORTER')) return null;
  const step = detail.step as ReportEventType;
  const { outcome, at } = detail;
  return Object.assign(new ReportEventNotificationType(), {
    step,
    stepLabel: eventLabel(step),
    outcome: outcome as DeliveryOutcome,
    at: new Date(String(at)),
  });
}
