import type { EventActor } from '@lapor/schema/events';
import { CLIENT_TOKENS_REVOKED, SESSION_ENDED } from '@lapor/schema/session-events';
import type { Aggregate, EventDraft } from '@lapor/subgraph-kit/event-log/event';

interface Stamp {
  readonly id: string;
  readonly now: Date;
  readonly by: EventActor;
}

/** An event with the aggregate it belongs to. */
export interface TokenEvent {
  readonly aggregate: Aggregate;
  readonly draft: EventDraft;
}

/** A session has ended, and with it every token that names it. Whose it was is not in it. */
export function sessionEnded(sid: string, stamp: Stamp): TokenEvent {
  return toEvent('session', sid, SESSION_ENDED, { sid, endedAt: stamp.now.toISOString() }, stamp);
}

/** Every token of an API client that was issued before this moment has ended. */
export function clientTokensRevoked(clientId: string, stamp: Stamp): TokenEvent {
  return toEvent('clientTokens', clientId, CLIENT_TOKENS_REVOKED, { clientId, revokedAt: stamp.now.toISOString() }, stamp);
}

function toEvent(type: string, id: string, name: string, payload: EventDraft['payload'], stamp: Stamp): TokenEvent {
  return {
    aggregate: { type, id },
    draft: { id: stamp.id, type: name, occurredAt: stamp.now, actor: stamp.by, payload, topics: ['tokens'] },
  };
}
