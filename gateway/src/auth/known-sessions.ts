import { RefusalError } from '@lapor/kit/refusal';
import type { SessionEvent } from '@lapor/schema/session-events';
import { type KnownRights, UNWATCHED } from './known-rights.js';
import type { Principal } from './principal.js';
import { remember } from './remember.js';
import { createWatchers } from './watchers.js';

/** What the issuer of tokens has told of tokens that ended before their time. */
export interface KnownSessions extends KnownRights {
  learn(event: SessionEvent): void;
}

/** Sessions that end within one token's lifetime; more than a million people sign out in an hour on no day. */
const MAX_SESSIONS = 1_000_000;
const MAX_CLIENTS = 100_000;

export function createKnownSessions(): KnownSessions {
  const ended = new Map<string, true>();
  /** Milliseconds since the epoch: of a client's tokens those hold that were issued from then on. */
  const revokedAt = new Map<string, number>();
  const watchers = { sessions: createWatchers(), clients: createWatchers() };
  const hasEnded = ({ subject, sid, issuedAt }: Principal): boolean => {
    if (sid !== undefined && ended.has(sid)) return true;
    const revoked = subject.kind === 'apiClient' ? revokedAt.get(subject.id) : undefined;
    // A token knows its second alone: what was issued in the second of the revocation has ended too.
    return revoked !== undefined && (issuedAt ?? 0) * 1000 < revoked;
  };
  return {
    learn(event) {
      if (event.kind === 'sessionEnded') {
        remember(ended, event.sid, true, MAX_SESSIONS);
        watchers.sessions.tell(event.sid, hasEnded);
      } else {
        const { clientId } = event;
        remember(revokedAt, clientId, Math.max(event.revokedAt.getTime(), revokedAt.get(clientId) ?? 0), MAX_CLIENTS);
        watchers.clients.tell(clientId, hasEnded);
      }
    },
    revise(principal) {
      if (hasEnded(principal)) throw new RefusalError('TOKEN_REVOKED');
      return principal;
    },
    watch(principal, lost) {
      const { subject, sid } = principal;
      if (sid !== undefined) return watchers.sessions.add(sid, principal, lost, hasEnded);
      return subject.kind === 'apiClient' ? watchers.clients.add(subject.id, principal, lost, hasEnded) : UNWATCHED;
    },
  };
}
