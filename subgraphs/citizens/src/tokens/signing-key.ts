import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** The public half, as the JWKS shows it (RFC 8037). */
export interface PublicJwk {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  readonly kid: string;
  readonly alg: 'EdDSA';
  readonly use: 'sig';
}

export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly publicJwk: PublicJwk;
}

/**
 * Reads a private Ed25519 key from a JWK, as JSON in base64url. Without a `kid` the key is named by its thumbprint
 * (RFC 7638). Null when it is not such a key, or its two halves do not belong together.
 */
export function readSigningKey(encoded: string): SigningKey | null {
  try {
    const jwk = decode(encoded);
    const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
    const publicJwk = toPublicJwk(createPublicKey(privateKey), jwk.kid);
    return publicJwk && { privateKey, publicJwk };
  } catch {
    return null;
  }
}

/** The public half of an Ed25519 key, given whole or without its private half, as above. Null when it is no such key. */
export function readPublicJwk(encoded: string): PublicJwk | null {
  try {
    const { d: _, ...jwk } = decode(encoded);
    return toPublicJwk(createPublicKey({ key: jwk, format: 'jwk' }), jwk.kid);
  } catch {
    return null;
  }
}

function decode(encoded: string): Record<string, string> {
  return JSON.parse(Buffer.from(encoded, 'base64url').toString()) as Record<string, string>;
}

function toPublicJwk(key: KeyObject, kid: string | undefined): PublicJwk | null {
  if (key.asymmetricKeyType !== 'ed25519') return null;
  const { x } = key.export({ format: 'jwk' }) as { x: string };
  return { kty: 'OKP', crv: 'Ed25519', x, kid: kid ? String(kid) : thumbprint(x), alg: 'EdDSA', use: 'sig' };
}

function thumbprint(x: string): string {
  return createHash('sha256')
    .update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url');
}
