import { createHash, createPublicKey } from 'node:crypto';
import { type Checked, invalid, valid } from '../input/field-problem.js';

/** The public half of a key that a client signs its assertions with (RFC 7523, OpenID Connect Core 9: private_key_jwt). */
export interface ClientKey {
  readonly kid: string;
  readonly jwk: Readonly<Record<string, string>>;
}

const MOST_CHARACTERS = 4_096;
const KID = /^[\w.:~-]{1,100}$/;
/** What a JWK of each kind consists of, in the order of its thumbprint (RFC 7638, 3.2). */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  OKP: ['crv', 'kty', 'x'],
  EC: ['crv', 'kty', 'x', 'y'],
  RSA: ['e', 'kty', 'n'],
};
const LEAST_RSA_BITS = 2_048;

/**
 * Reads a public key from the JSON of a JWK: Ed25519, P-256, or RSA of 2048 bits and more. A private key is refused as
 * such: whoever has sent it needs another pair. Only what makes the key is kept.
 */
export function readClientKey(text: string): Checked<ClientKey> {
  const given = text.length <= MOST_CHARACTERS ? parse(text) : null;
  const names = given && typeof given.kty === 'string' && Object.hasOwn(MEMBERS, given.kty) ? MEMBERS[given.kty] : undefined;
  if (!given || !names) return invalid('INVALID_FORMAT');
  if ('d' in given || 'p' in given) return invalid('PRIVATE_KEY');
  if (given.use !== undefined && given.use !== 'sig') return invalid('INVALID_FORMAT');
  const members = Object.fromEntries(names.map((name) => [name, given[name]])) as Record<string, string>;
  const { kid = thumbprint(members) } = given as { kid?: unknown };
  if (!isStrong(members) || typeof kid !== 'string' || !KID.test(kid)) return invalid('INVALID_FORMAT');
  return valid({ kid, jwk: { ...members, kid, use: 'sig' } });
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function isStrong(jwk: Readonly<Record<string, string>>): boolean {
  try {
    const { asymmetricKeyType: type, asymmetricKeyDetails: details } = createPublicKey({ key: jwk, format: 'jwk' });
    if (type === 'rsa') return (details?.modulusLength ?? 0) >= LEAST_RSA_BITS;
    return type === 'ed25519' || (type === 'ec' && details?.namedCurve === 'prime256v1');
  } catch {
    return false;
  }
}

function thumbprint(members: Readonly<Record<string, string>>): string {
  return createHash('sha256').update(JSON.stringify(members)).digest('base64url');
}
