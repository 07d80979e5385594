import { createHash, createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { IdentityClaims } from '@lapor/schema/identity';
import type { IdentityKey } from './config/identity-keys.js';

/**
 * The signed identity between processes: a JWT (RFC 7519) signed with HMAC-SHA256 under a key that exactly one issuer
 * and one subgraph share. Any JWT library reads it; it is written by hand here because it is signed once per fetch and
 * the asynchronous libraries cost ten times as much (docs/adr/0005).
 */
const LIFETIME_SECONDS = 30;
const CLOCK_SKEW_SECONDS = 5;

/** SHA-256 of an operation's text, base64url, as it stands in the claim `op`. */
export function operationHash(operation: string): string {
  return createHash('sha256').update(operation).digest('base64url');
}

/** Signs an identity for one audience. `now` is in milliseconds. */
export function signIdentity(key: IdentityKey, claims: Omit<IdentityClaims, 'iss' | 'iat' | 'exp'>, now: number): string {
  const issuedAt = Math.floor(now / 1000);
  const { header, secret } = signerOf(key);
  const body = encode({ ...claims, iss: key.issuer, iat: issuedAt, exp: issuedAt + LIFETIME_SECONDS });
  const signed = `${header}.${body}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

/**
 * Verifies an identity: signature by an accepted key, algorithm, type, audience, issuer of that key, times, and the
 * operation it was signed for. Returns null on any doubt and says no more than that.
 */
export function verifyIdentity(
  keys: readonly IdentityKey[],
  token: string | undefined,
  expected: { readonly audience: string; readonly operation: string; readonly now: number },
): IdentityClaims | null {
  const [header, body, signature, ...rest] = (token ?? '').split('.');
  if (!header || !body || !signature || rest.length > 0) return null;
  const head = decode(header);
  if (head?.alg !== 'HS256' || head.typ !== 'lapor-identity+jwt') return null;
  const key = keys.find((candidate) => candidate.kid === head.kid);
  if (!key || !equalBytes(mac(key, `${header}.${body}`), Buffer.from(signature, 'base64url'))) return null;

  const claims = decode(body) as IdentityClaims | null;
  if (!claims || claims.iss !== key.issuer || claims.aud !== expected.audience) return null;
  const seconds = expected.now / 1000;
  if (!(claims.exp > seconds - CLOCK_SKEW_SECONDS && claims.iat <= seconds + CLOCK_SKEW_SECONDS)) return null;
  // A subgraph does not rely on the gateway alone to notice that the client's own token has ended.
  if (claims.sessionExp !== undefined && claims.sessionExp <= seconds - CLOCK_SKEW_SECONDS) return null;
  return claims.op === operationHash(expected.operation) ? claims : null;
}

/** What every signature under a key begins with; each fetch has one, so it is made once. */
interface Signer {
  readonly header: string;
  readonly secret: KeyObject;
}

const signers = new WeakMap<IdentityKey, Signer>();

function signerOf(key: IdentityKey): Signer {
  const known = signers.get(key);
  if (known) return known;
  const signer = { header: encode({ alg: 'HS256', typ: 'lapor-identity+jwt', kid: key.kid }), secret: createSecretKey(key.secret) };
  signers.set(key, signer);
  return signer;
}

function mac(key: IdentityKey, text: string): Buffer {
  return createHmac('sha256', signerOf(key).secret).update(text).digest();
}

function equalBytes(left: Buffer, right: Buffer): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decode(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
