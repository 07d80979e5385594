import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';

/** An issuer whose tokens are accepted. Keys come from the configured address only, never from a token's header. */
export interface TrustedIssuer {
  readonly issuer: string;
  readonly jwksUrl: string;
}

const REFETCH_COOLDOWN_MS = 30_000;
const FETCH_TIMEOUT_MS = 3_000;

/** The issuer's public keys: fetched when needed, kept for good, and asked for again when an unknown key id appears. */
export function issuerKeys({ jwksUrl }: TrustedIssuer): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(jwksUrl), {
    cooldownDuration: REFETCH_COOLDOWN_MS,
    timeoutDuration: FETCH_TIMEOUT_MS,
    cacheMaxAge: Number.POSITIVE_INFINITY,
  });
}
