import { type ClientQuota, isApiScope } from '@lapor/schema/api-client-event';
import { type Membership, ROLES, type Subject } from '@lapor/schema/identity';
import type { JWTPayload } from 'jose';
import type { Principal } from './principal.js';
import { readQuota } from './quota-claim.js';
import type { VerifiedToken } from './verify-token.js';

/**
 * Reads who it is from a verified token of our own issuer; null when the claims make no sense.
 * @param defaultQuota what an API client may send whose token does not say.
 */
export function readPrincipal({ payload, endsAt, issuedAt }: VerifiedToken, defaultQuota: ClientQuota): Principal | null {
  const { sid } = payload;
  if (sid !== undefined && (typeof sid !== 'string' || sid === '')) return null;
  const subject = toSubject(payload);
  const quota = subject?.kind === 'apiClient' ? readQuota(payload.quota, defaultQuota) : undefined;
  if (!subject || quota === null) return null;
  return { subject, sessionExp: endsAt, issuedAt, ...(sid === undefined ? {} : { sid }), ...(quota ? { quota } : {}) };
}

function toSubject({ sub: id, kind, memberships, sealed_secret: sealedSecret, ...claims }: JWTPayload): Subject | null {
  if (typeof id !== 'string' || id === '') return null;
  if (kind === 'citizen') return { kind, id, ...(typeof sealedSecret === 'string' ? { sealedSecret } : {}) };
  if (kind === 'officer' && Array.isArray(memberships) && memberships.every(isMembership)) return { kind, id, memberships };
  if (kind === 'apiClient') return toApiClient(id, claims);
  return null;
}

/** An API client speaks for itself (RFC 9068, 2.2: `sub` is the `client_id`); a scope unknown here grants nothing. */
function toApiClient(id: string, { client_id: clientId, agency_code: agencyCode, scope }: JWTPayload): Subject | null {
  if (clientId !== id || typeof agencyCode !== 'string' || agencyCode === '') return null;
  if (scope !== undefined && typeof scope !== 'string') return null;
  return { kind: 'apiClient', id, agencyCode, scopes: (scope ?? '').split(' ').filter(isApiScope) };
}

function isMembership(value: unknown): value is Membership {
  const { role, agencyCode } = (value ?? {}) as Partial<Membership>;
  return ROLES.some((known) => known === role) && typeof agencyCode === 'string';
}
