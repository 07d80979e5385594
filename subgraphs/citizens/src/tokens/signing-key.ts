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
    const jwk = JSON.parse(Buffer.from(encoded, 'base64url').toString()) as Record<string, string>;
    const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
    if (privateKey.asymmetricKeyType !== 'ed25519') return null;
    const { x } = createPublicKey(privateKey).export({ format: 'jwk' }) as { x: string };
    const kid = jwk.kid ? String(jwk.kid) : thumbprint(x);
    return { privateKey, publicJwk: { kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA', use: 'sig' } };
  } catch {
    return null;
  }
}

function thumbprint(x: string): string {
  return createHash('sha256')
    .update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url');
}
