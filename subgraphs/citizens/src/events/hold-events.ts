import type { EventActor } from '@lapor/schema/events';
import type { Aggregate, EventDraft } from '@lapor/subgraph-kit/event-log/event';

export function holdAggregate(id: string): Aggregate {
  return { type: 'legalHold', id };
}

/** A legal hold was placed or lifted. Whom it is on is not in it. */
export function holdEvent(
  type: 'LegalHoldPlaced' | 'LegalHoldLifted',
  { holdId, by, payload = {} }: { readonly holdId: string; readonly by: EventActor; readonly payload?: EventDraft['payload'] },
  { id, now }: { readonly id: string; readonly now: Date },
): EventDraft {
  return { id, type, occurredAt: now, actor: by, payload, topics: [`legalHold:${holdId}`] };
}
