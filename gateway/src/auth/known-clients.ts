import { RefusalError } from '@lapor/kit/refusal';
import { type ApiClientEntry, type ClientQuota, currentScopes } from '@lapor/schema/api-client-event';
import type { ApiClient } from '@lapor/schema/identity';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import { type KnownRights, UNWATCHED } from './known-rights.js';
import type { Principal } from './principal.js';
import { remember } from './remember.js';
import { createWatchers } from './watchers.js';

/** What the registry has told of API clients lately, and what it makes of their tokens. */
export interface KnownClients extends KnownRights {
  /** Takes note of a client's entry as it is from now on. */
  learn(client: ApiClientEntry): void;
}

const MAX_CLIENTS = 100_000;

/**
 * Of each number the lower one. Which of token and feed is newer cannot be told; so a cut holds at once, whether the
 * client likes it or not, and a raise from its next token on, which it can ask for at any time.
 */
function lower(one: ClientQuota, other: ClientQuota): ClientQuota {
  return { perMinute: Math.min(one.perMinute, other.perMinute), perDay: Math.min(one.perDay, other.perDay) };
}

export function createKnownClients(now: () => Date): KnownClients {
  const clients = new Map<string, ApiClientEntry>();
  const watchers = createWatchers();
  /** Null when the client may not act at all, or no longer for the agency that the token names. */
  const stillGranted = (client: ApiClientEntry, { agencyCode, scopes }: ApiClient) => {
    const granted = client.ownerCode === agencyCode ? currentScopes(client, latestDateInIndonesia(now())) : null;
    return granted && scopes.filter((scope) => granted.includes(scope));
  };
  const hasLost = (client: ApiClientEntry, { subject }: Principal) =>
    subject.kind === 'apiClient' && (stillGranted(client, subject)?.length ?? -1) < subject.scopes.length;
  return {
    learn(client) {
      remember(clients, client.id, client, MAX_CLIENTS);
      watchers.tell(client.id, (principal) => hasLost(client, principal));
    },
    revise(principal) {
      const { subject } = principal;
      const client = subject.kind === 'apiClient' ? clients.get(subject.id) : undefined;
      if (subject.kind !== 'apiClient' || !client) return principal;
      const scopes = stillGranted(client, subject);
      if (!scopes) throw new RefusalError('TOKEN_REVOKED');
      const quota = lower(principal.quota ?? client, client);
      // As long as nothing is lost it stays the same object: what was signed for it can be used again (forward.ts).
      return { ...principal, subject: scopes.length === subject.scopes.length ? subject : { ...subject, scopes }, quota };
    },
    watch(principal, lost) {
      if (principal.subject.kind !== 'apiClient') return UNWATCHED;
      const { id } = principal.subject;
      const client = clients.get(id);
      return watchers.add(id, principal, lost, (watching) => client !== undefined && hasLost(client, watching));
    },
  };
}
