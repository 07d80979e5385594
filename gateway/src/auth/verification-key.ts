import { createHash, createPublicKey, type KeyObject, type webcrypto } from 'node:crypto';
import type { Algorithm } from './trusted-issuer.js';

/** A public key, for exactly one algorithm: a token cannot choose another use for it. */
export interface VerificationKey {
  readonly kid: string;
  readonly algorithm: Algorithm;
  readonly key: KeyObject;
  /** Equal for equal keys. */
  readonly fingerprint: string;
}

const MAX_KID_LENGTH = 255;
/** NIST SP 800-131A; RFC 7518, 3.3. Above it a signature costs more than it protects. */
const RSA_BITS = { least: 2_048, most: 8_192 };
/** Keys with a small exponent are easily forged for when a signature is checked carelessly; everybody uses this one. */
const LEAST_RSA_EXPONENT = 65_537n;

/**
 * Reads one key of a key set; null when it is none to verify signatures with, whatever is wrong: no name, a private or
 * symmetric key, one to encrypt with, another curve, a weak one, or an algorithm that does not fit the key.
 */
export function readVerificationKey(value: unknown): VerificationKey | null {
  if (typeof value !== 'object' || value === null) return null;
  const jwk = value as Readonly<Record<string, unknown>>;
  const { kid, use, key_ops: operations, alg } = jwk;
  if (typeof kid !== 'string' || kid === '' || kid.length > MAX_KID_LENGTH) return null;
  if ('d' in jwk || 'k' in jwk || (use !== undefined && use !== 'sig')) return null;
  if (operations !== undefined && !(Array.isArray(operations) && operations.includes('verify'))) return null;
  const key = toPublicKey(jwk);
  const algorithm = key && algorithmOf(key);
  if (!key || !algorithm || (alg !== undefined && alg !== algorithm)) return null;
  const fingerprint = createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest('base64url');
  return { kid, algorithm, key, fingerprint };
}

function toPublicKey(jwk: Readonly<Record<string, unknown>>): KeyObject | null {
  try {
    return createPublicKey({ key: jwk as webcrypto.JsonWebKey, format: 'jwk' });
  } catch {
    return null;
  }
}

/** The one algorithm that a key is for; null for a key that is not accepted. */
function algorithmOf({ asymmetricKeyType, asymmetricKeyDetails: details }: KeyObject): Algorithm | null {
  if (asymmetricKeyType === 'ed25519') return 'EdDSA';
  if (asymmetricKeyType === 'ec') return details?.namedCurve === 'prime256v1' ? 'ES256' : null;
  if (asymmetricKeyType !== 'rsa') return null;
  const { modulusLength = 0, publicExponent = 0n } = details ?? {};
  return modulusLength >= RSA_BITS.least && modulusLength <= RSA_BITS.most && publicExponent >= LEAST_RSA_EXPONENT ? 'RS256' : null;
}
