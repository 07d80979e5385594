import { createPrivateKey, type KeyObject } from 'node:crypto';

/** Reads a private Ed25519 key from a JWK, as JSON in base64url; null when it is none. */
export function readAuditKey(encoded: string): KeyObject | null {
  try {
    const key = createPrivateKey({ key: JSON.parse(Buffer.from(encoded, 'base64url').toString()), format: 'jwk' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}
