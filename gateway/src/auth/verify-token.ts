import { RefusalError } from '@lapor/kit/refusal';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { KeySet } from './key-set.js';
import { normaliseType, type TrustedIssuer } from './trusted-issuer.js';
import type { VerificationKey } from './verification-key.js';

/** A token whose signature, issuer, audience, type and times are right. */
export interface VerifiedToken {
  readonly payload: JWTPayload;
  /** Seconds since the epoch. */
  readonly issuedAt: number;
  /** When it ends, by its own word or by its issuer's longest age, whichever comes first; seconds since the epoch. */
  readonly endsAt: number;
  /** What it was verified with. */
  readonly key: VerificationKey;
}

/** How far two machines' clocks may be apart. */
const CLOCK_SKEW_SECONDS = 5;

/**
 * Verifies a token (RFC 7519, 7.2; RFC 8725) by the keys of the issuer it names. The algorithm is one that this issuer is
 * held to and that this key is for; what the header says of keys elsewhere is not looked at.
 * @throws {RefusalError} TOKEN_EXPIRED; SUBGRAPH_UNAVAILABLE when keys are needed and cannot be fetched; else TOKEN_INVALID.
 */
export async function verifyToken(token: string, issuer: TrustedIssuer, keys: KeySet): Promise<VerifiedToken> {
  try {
    let used: VerificationKey | undefined;
    const keyOf = async ({ alg, kid, typ }: { alg?: string; kid?: string; typ?: string }) => {
      const type = normaliseType(typ);
      if (type === null || !issuer.tokenTypes.includes(type)) throw new RefusalError('TOKEN_INVALID');
      used = await keys.find(kid, alg);
      return used.key;
    };
    const { payload } = await jwtVerify(token, keyOf, {
      issuer: issuer.issuer,
      audience: [...issuer.audiences],
      algorithms: [...issuer.algorithms],
      clockTolerance: CLOCK_SKEW_SECONDS,
      maxTokenAge: issuer.maxAgeSeconds,
      requiredClaims: ['exp', 'iat'],
    });
    const { exp = 0, iat = 0 } = payload;
    if (!used) throw new RefusalError('TOKEN_INVALID');
    return { payload, issuedAt: iat, endsAt: Math.min(exp, iat + issuer.maxAgeSeconds), key: used };
  } catch (error) {
    if (error instanceof RefusalError) throw error;
    throw new RefusalError(error instanceof errors.JWTExpired ? 'TOKEN_EXPIRED' : 'TOKEN_INVALID');
  }
}
