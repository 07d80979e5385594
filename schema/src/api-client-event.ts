import { type LoggedEvent, REGISTRY_EVENTS } from './events.js';
import { API_SCOPES, type ApiScope } from './identity.js';
import { hasEnded } from './officer.js';

/** What the registry grants an API client. Days are `YYYY-MM-DD`. */
export interface ApiClientEntry {
  readonly id: string;
  /** The agency it acts for. */
  readonly ownerCode: string;
  readonly scopes: readonly ApiScope[];
  readonly validFrom: string;
  /** The first day on which it may no longer act; null without an end. */
  readonly validTo: string | null;
  readonly suspended: boolean;
}

/** What an API client may do on a day; null while it may not act: when suspended, before its time and after it. */
export function currentScopes({ suspended, validFrom, validTo, scopes }: ApiClientEntry, today: string): readonly ApiScope[] | null {
  return suspended || today < validFrom || hasEnded(validTo, today) ? null : scopes;
}

/**
 * The API client as an event of the registry leaves it; null for an event about something else.
 * @throws {Error} for a broken entry: a follower stops at its place, is heard of, and skips nothing.
 */
export function readApiClientEvent({ id: eventId, type, payload }: LoggedEvent): ApiClientEntry | null {
  const kind = Object.hasOwn(REGISTRY_EVENTS, type) ? REGISTRY_EVENTS[type as keyof typeof REGISTRY_EVENTS] : undefined;
  if (kind !== 'apiClient') return null;
  const { id, ownerCode, scopes, validFrom, validTo = null, suspendedFor = null } = payload;
  const isWhole =
    typeof id === 'string' &&
    typeof ownerCode === 'string' &&
    typeof validFrom === 'string' &&
    Array.isArray(scopes) &&
    isDayOrNull(validTo);
  if (!isWhole) throw new Error(`the registry's event ${eventId} holds no API client`);
  return { id, ownerCode, scopes: scopes.filter(isApiScope), validFrom, validTo, suspended: suspendedFor !== null };
}

/** Whether a text names a scope; one that is unknown here grants nothing. */
export function isApiScope(value: unknown): value is ApiScope {
  return API_SCOPES.some((scope) => scope === value);
}

function isDayOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}
