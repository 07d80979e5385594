import type { ReportEventType } from '@lapor/schema/events';
import { encodeCursor } from '@lapor/subgraph-kit/event-log/cursor';
import type { StoredEvent } from '@lapor/subgraph-kit/event-log/event';
import { type Audience, showsBody } from '../domain/visibility/event-audience.js';
import type { ReportEventPayload } from './report-event.js';

/**
 * The body of a delivery (Standard Webhooks: type, timestamp, data): codes alone. Whoever wants the texts of a report
 * reads it, with the rights of that moment. Of a report that the receiver may not see any more (`audiences` null)
 * nothing is named but its id.
 */
export function toWebhookBody(topic: string, event: StoredEvent, audiences: readonly Audience[] | null): string {
  const { state, stage, agencyCode } = event.payload as unknown as ReportEventPayload;
  const named = audiences && {
    state,
    stage,
    agencyCode: showsBody(event.type as ReportEventType, audiences) ? agencyCode : null,
  };
  return JSON.stringify({
    type: event.type,
    timestamp: event.occurredAt.toISOString(),
    data: { eventId: event.id, cursor: encodeCursor(topic, event.position), reportId: event.aggregate.id, ...named },
  });
}
