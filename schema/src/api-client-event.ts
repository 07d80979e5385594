import { type LoggedEvent, REGISTRY_EVENTS } from './events.js';
import { API_SCOPES, type ApiScope } from './identity.js';
import { hasEnded } from './officer.js';

/** How many requests an API client may send; both are whole numbers from 1 on. */
export interface ClientQuota {
  readonly perMinute: number;
  readonly perDay: number;
}

/** What the registry grants an API client. Days are `YYYY-MM-DD`. */
export interface ApiClientEntry extends ClientQuota {
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
  const { id, ownerCode, scopes, validFrom, validTo = null, suspendedFor = null, perMinute, perDay } = payload;
  const isWhole =
    typeof id === 'string' &&
    typeof ownerCode === 'string' &&
    typeof validFrom === 'string' &&
    Array.isArray(scopes) &&
    isDayOrNull(validTo) &&
    isQuotaCount(perMinute) &&
    isQuotaCount(perDay);
  if (!isWhole) throw new Error(`the registry's event ${eventId} holds no API client`);
  const suspended = suspendedFor !== null;
  return { id, ownerCode, scopes: scopes.filter(isApiScope), validFrom, validTo, suspended, perMinute, perDay };
}

/** Whether a value can be one of the two numbers of a quota. */
export function isQuotaCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
}

/** Whether a text names a scope; one that is unknown here grants nothing. */
export function isApiScope(value: unknown): value is ApiScope {
  return API_SCOPES.some((scope) => scope === value);
}

function isDayOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}
