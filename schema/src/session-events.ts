import type { LoggedEvent } from './events.js';

/** A session of a citizen or an officer has ended: every token that names it ends at once. */
export const SESSION_ENDED = 'SessionEnded';
/** The tokens of an API client that were issued before a moment have ended: its secret was in other hands. */
export const CLIENT_TOKENS_REVOKED = 'ClientTokensRevoked';

/** What the issuer of tokens tells of tokens that end before their time. It names sessions and clients, never a person. */
export type SessionEvent =
  | { readonly kind: 'sessionEnded'; readonly sid: string; readonly endedAt: Date }
  | { readonly kind: 'clientTokensRevoked'; readonly clientId: string; readonly revokedAt: Date };

/**
 * What an event of citizens says of tokens; null for an event about something else.
 * @throws {Error} for a broken payload: a follower stops at its place, is heard of, and skips nothing.
 */
export function readSessionEvent({ id, type, payload }: LoggedEvent): SessionEvent | null {
  if (type === SESSION_ENDED) {
    return { kind: 'sessionEnded', sid: textOf(payload.sid, id), endedAt: momentOf(payload.endedAt, id) };
  }
  if (type === CLIENT_TOKENS_REVOKED) {
    return { kind: 'clientTokensRevoked', clientId: textOf(payload.clientId, id), revokedAt: momentOf(payload.revokedAt, id) };
  }
  return null;
}

function textOf(value: unknown, eventId: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new Error(`the event ${eventId} does not say whose tokens have ended`);
}

function momentOf(value: unknown, eventId: string): Date {
  const moment = new Date(typeof value === 'string' ? value : Number.NaN);
  if (Number.isNaN(moment.getTime())) throw new Error(`the event ${eventId} does not say when tokens have ended`);
  return moment;
}
