import { RefusalError } from '@lapor/kit/refusal';
import { type ClientQuota, isApiScope } from '@lapor/schema/api-client-event';
import { ANONYMOUS, type Membership, ROLES, type Subject } from '@lapor/schema/identity';
import { decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { issuerKeys, type TrustedIssuer } from './keys.js';
import type { Principal } from './principal.js';
import { readQuota } from './quota-claim.js';

/** Verifies an `Authorization` value. No value means an anonymous request; a bad one is refused, never ignored. */
export type Authenticate = (authorization: string | undefined) => Promise<Principal>;

const AUDIENCE = 'lapor-gateway';
const ALGORITHMS = ['EdDSA', 'ES256', 'RS256'];
const CLOCK_SKEW_SECONDS = 5;
const MAX_TOKEN_LENGTH = 8_192;

export interface AuthenticateOptions {
  readonly trusted: readonly TrustedIssuer[];
  /** A token older than this has ended, whatever it says itself: what it cannot know is not remembered for longer. */
  readonly tokenLifetimeSeconds: number;
  /** What an API client may send whose token does not say. */
  readonly defaultQuota: ClientQuota;
  /** What has become of the principal since the token was issued. */
  readonly revise: (principal: Principal) => Principal;
}

/** Accepts access tokens (RFC 9068) of the trusted issuers. */
export function createAuthenticate({ trusted, tokenLifetimeSeconds, defaultQuota, revise }: AuthenticateOptions): Authenticate {
  const keysOf = new Map(trusted.map((issuer) => [issuer.issuer, issuerKeys(issuer)]));
  return async (authorization) => {
    if (authorization === undefined || authorization === '') return { subject: ANONYMOUS, sessionExp: undefined };
    const [, token] = /^Bearer ([\w.-]+)$/i.exec(authorization) ?? [];
    if (!token || token.length > MAX_TOKEN_LENGTH) throw new RefusalError('TOKEN_INVALID');
    const payload = await verify(token, keysOf, tokenLifetimeSeconds);
    const subject = toSubject(payload);
    if (!subject) throw new RefusalError('TOKEN_INVALID');
    const { iat = 0, exp = 0, sid } = payload;
    if (sid !== undefined && (typeof sid !== 'string' || sid === '')) throw new RefusalError('TOKEN_INVALID');
    const quota = subject.kind === 'apiClient' ? readQuota(payload.quota, defaultQuota) : undefined;
    if (quota === null) throw new RefusalError('TOKEN_INVALID');
    const sessionExp = Math.min(exp, iat + tokenLifetimeSeconds);
    return revise({ subject, sessionExp, issuedAt: iat, ...(sid === undefined ? {} : { sid }), ...(quota ? { quota } : {}) });
  };
}

async function verify(token: string, keysOf: ReadonlyMap<string, JWTVerifyGetKey>, maxTokenAge: number): Promise<JWTPayload> {
  try {
    const issuer = decodeJwt(token).iss ?? '';
    const keys = keysOf.get(issuer);
    if (!keys) throw new RefusalError('TOKEN_INVALID');
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience: AUDIENCE,
      algorithms: ALGORITHMS,
      typ: 'at+jwt',
      clockTolerance: CLOCK_SKEW_SECONDS,
      maxTokenAge,
      requiredClaims: ['sub', 'exp', 'iat', 'kind'],
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new RefusalError('TOKEN_EXPIRED');
    // The keys could not be fetched: that is our trouble, not the token's.
    if (isKeyFetchFault(error)) throw new RefusalError('SUBGRAPH_UNAVAILABLE');
    throw new RefusalError('TOKEN_INVALID');
  }
}

/** A time-out, no connection, or another answer than a key set. */
function isKeyFetchFault(error: unknown): boolean {
  return error instanceof errors.JWKSTimeout || error instanceof TypeError || (error as { code?: unknown }).code === 'ERR_JOSE_GENERIC';
}

/** Reads who it is from a verified token; null when the claims make no sense. */
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
