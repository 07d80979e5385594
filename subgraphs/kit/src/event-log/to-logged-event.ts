import type { LoggedEvent } from '@lapor/schema/events';
import { encodeCursor } from './cursor.js';
import type { StoredEvent } from './event.js';

/** An event as it leaves the process, with a cursor valid for the stream it was read from. */
export function toLoggedEvent(stream: string, event: StoredEvent): LoggedEvent {
  return {
    cursor: encodeCursor(stream, event.position),
    id: event.id,
    aggregateType: event.aggregate.type,
    aggregateId: event.aggregate.id,
    sequence: event.sequence,
    type: event.type,
    occurredAt: event.occurredAt.toISOString(),
    actor: event.actor,
    payload: event.payload,
  };
}
