import { RefusalError } from '@lapor/kit/refusal';
import type { ClientQuota } from '@lapor/schema/api-client-event';
import { ANONYMOUS } from '@lapor/schema/identity';
import type { ExternalIdentity } from '@lapor/schema/officer-identity';
import { decodeJwt } from 'jose';
import type { KeySet } from './key-set.js';
import type { LinkedOfficers } from './linked-officers.js';
import { officerPrincipal } from './officer-principal.js';
import type { Principal } from './principal.js';
import { readIdentity } from './read-identity.js';
import { readPrincipal } from './read-principal.js';
import { createRememberedTokens } from './remembered-tokens.js';
import type { TrustedIssuer } from './trusted-issuer.js';
import type { VerificationKey } from './verification-key.js';
import { verifyToken } from './verify-token.js';

/**
 * Verifies an `Authorization` value; a token that was verified before, and is known by its claims, at once. No value means an
 * anonymous request; a bad one is refused, never ignored: it throws, or rejects with, a RefusalError.
 */
export type Authenticate = (authorization: string | undefined) => Principal | Promise<Principal>;

export interface AuthenticateOptions {
  readonly trusted: readonly { readonly issuer: TrustedIssuer; readonly keys: KeySet }[];
  readonly officers: LinkedOfficers;
  /** What an API client may send whose token does not say. */
  readonly defaultQuota: ClientQuota;
  /** What has become of the principal since the token was issued. */
  readonly revise: (principal: Principal) => Principal;
  readonly remembered?: { readonly maxBytes?: number };
  readonly now?: () => number;
}

/** What a token is, by its signature and its claims: the same as long as it holds. What it may do is asked for each time. */
interface Verified {
  readonly who: { readonly principal: Principal } | { readonly identity: ExternalIdentity };
  readonly issuedAt: number;
  readonly endsAt: number;
  readonly key: VerificationKey;
  readonly keys: KeySet;
}

const MAX_TOKEN_LENGTH = 8_192;
const NOBODY: Principal = { subject: ANONYMOUS, sessionExp: undefined };

/**
 * Accepts access tokens of the trusted issuers: of our own, whose claims say who it is, and of agencies' own sign-ins,
 * whose bearer is an officer if an administrator has linked them, and never anything else.
 */
export function createAuthenticate({
  trusted,
  officers,
  defaultQuota,
  revise,
  remembered = {},
  now = Date.now,
}: AuthenticateOptions): Authenticate {
  const byName = new Map(trusted.map((each) => [each.issuer.issuer, each]));
  const tokens = createRememberedTokens<Verified>({
    ...remembered,
    endsAt: ({ endsAt }) => endsAt,
    isKeyHeld: ({ key, keys }) => keys.holds(key),
    now,
  });
  const verify = async (token: string): Promise<Verified> => {
    const from = byName.get(issuerOf(token));
    if (!from) throw new RefusalError('TOKEN_INVALID');
    const { issuer, keys } = from;
    const verified = await verifyToken(token, issuer, keys);
    const { issuedAt, endsAt, key } = verified;
    const identity = issuer.mapping && readIdentity(issuer.issuer, issuer.mapping, verified.payload);
    const principal = issuer.mapping ? null : readPrincipal(verified, defaultQuota);
    const who = identity ? { identity } : principal ? { principal } : null;
    if (!who) throw new RefusalError('TOKEN_INVALID');
    const kept = { who, issuedAt, endsAt, key, keys };
    tokens.keep(token, kept);
    return kept;
  };
  const principalOf = async (known: Verified | Promise<Verified>): Promise<Principal> => {
    const verified = await known;
    const { who } = verified;
    if ('principal' in who) return revise(who.principal);
    return revise(officerPrincipal(await officers.find(who.identity), verified, new Date(now())));
  };
  return (authorization) => {
    if (authorization === undefined || authorization === '') return NOBODY;
    const [, token] = /^Bearer ([\w.-]+)$/i.exec(authorization) ?? [];
    if (!token || token.length > MAX_TOKEN_LENGTH) throw new RefusalError('TOKEN_INVALID');
    const verified = tokens.recall(token);
    return verified && 'principal' in verified.who ? revise(verified.who.principal) : principalOf(verified ?? verify(token));
  };
}

function issuerOf(token: string): string {
  try {
    return decodeJwt(token).iss ?? '';
  } catch {
    throw new RefusalError('TOKEN_INVALID');
  }
}
