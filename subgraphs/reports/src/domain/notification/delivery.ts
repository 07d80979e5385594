import type { ReportEventType } from '@lapor/schema/events';
import { isEventVisible } from '../visibility/event-audience.js';

/** What a carrier says became of a message to a reporter. */
export const DELIVERY_OUTCOMES = ['DELIVERED', 'FAILED', 'EXPIRED'] as const;
export type DeliveryOutcome = (typeof DELIVERY_OUTCOMES)[number];

/** What a channel hands on of one message: neither the number nor the text. */
export interface Delivery {
  /** The channel's own id of the message: what is told again under it is a repetition. */
  readonly messageId: string;
  /** The step that the reporter was told of. */
  readonly step: ReportEventType;
  readonly outcome: DeliveryOutcome;
}

/** What is known of a message. */
export interface KnownDelivery extends Delivery {
  readonly reportId: string;
}

/** NOTED: it stands on the timeline from now on. REPEATED: it says nothing new. UNKNOWN: no such message can have been sent. */
export const DELIVERY_ANSWERS = ['NOTED', 'REPEATED', 'UNKNOWN'] as const;
export type DeliveryAnswer = (typeof DELIVERY_ANSWERS)[number];

/** The events that tell of deliveries. Nobody is notified of those. */
const TOLD: Readonly<Record<DeliveryOutcome, ReportEventType>> = {
  DELIVERED: 'NotificationDelivered',
  FAILED: 'NotificationFailed',
  EXPIRED: 'NotificationFailed',
};

export function deliveryEvent(outcome: DeliveryOutcome): ReportEventType {
  return TOLD[outcome];
}

/** Whether reporters are told of a step at all: a channel cannot make up others. */
export function isToldStep(step: ReportEventType): boolean {
  return isEventVisible(step, ['REPORTER']) && !Object.values(TOLD).includes(step);
}

/**
 * Carriers tell twice and in any order. A message that has arrived stays so; one that could not be delivered may have
 * arrived after all; and an id belongs to one report and step for ever.
 */
export function decideDelivery(known: KnownDelivery | null, given: KnownDelivery): DeliveryAnswer {
  if (!isToldStep(given.step)) return 'UNKNOWN';
  if (!known) return 'NOTED';
  if (known.reportId !== given.reportId || known.step !== given.step) return 'UNKNOWN';
  return given.outcome === 'DELIVERED' && known.outcome !== 'DELIVERED' ? 'NOTED' : 'REPEATED';
}
