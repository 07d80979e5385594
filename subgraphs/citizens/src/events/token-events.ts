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

/** What can happen to the credentials of a client. */
export type CredentialChange = 'SECRET_ISSUED' | 'SECRET_REVOKED' | 'KEY_REGISTERED' | 'KEY_REMOVED';

export interface ChangedCredential {
  readonly clientId: string;
  readonly change: CredentialChange;
  /** The credential by its id, which opens nothing. */
  readonly credential: string;
}

/** The credentials of a client have changed. */
export function clientCredentialsChanged({ clientId, change, credential }: ChangedCredential, stamp: Stamp): TokenEvent {
  return toEvent('clientTokens', clientId, 'ClientCredentialsChanged', { clientId, change, credential }, stamp);
}

function toEvent(type: string, id: string, name: string, payload: EventDraft['payload'], stamp: Stamp): TokenEvent {
  return {
    aggregate: { type, id },
    draft: { id: stamp.id, type: name, occurredAt: stamp.now, actor: stamp.by, payload, topics: ['tokens'] },
  };
}
