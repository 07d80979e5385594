import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { OpenSystem } from './open-system.js';

/** The key that the system signs its tokens with, and what the public knows of it. */
export interface TokenKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly kid: string;
  readonly issuer: string;
}

export function tokenKeyOf({ secrets, ports }: OpenSystem): TokenKey {
  const privateKey = createPrivateKey({ key: JSON.parse(Buffer.from(secrets.tokenSigningKey, 'base64url').toString()), format: 'jwk' });
  const publicKey = createPublicKey(privateKey);
  const { x } = publicKey.export({ format: 'jwk' });
  const kid = createHash('sha256')
    .update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url');
  return { privateKey, publicKey, kid, issuer: `http://127.0.0.1:${ports.citizens}` };
}

type Part = Readonly<Record<string, unknown>>;
export type SignText = (text: string) => Buffer;

export function withEd25519(key: KeyObject): SignText {
  return (text) => sign(null, Buffer.from(text), key);
}

/** A token that is right in everything but what is changed; `undefined` leaves a claim out. */
export function forgeToken(
  key: TokenKey,
  { header = {}, claims = {}, by = withEd25519(key.privateKey) }: { header?: Part; claims?: Part; by?: SignText } = {},
): string {
  const now = Math.floor(Date.now() / 1000);
  const head = { alg: 'EdDSA', typ: 'at+jwt', kid: key.kid, ...header };
  const body = {
    iss: key.issuer,
    aud: 'lapor-gateway',
    sub: '7b0c1c1e-6a9d-4f0e-9d2b-0a8f0f3c5d11',
    kind: 'citizen',
    iat: now,
    exp: now + 600,
    ...claims,
  };
  const text = `${encode(head)}.${encode(body)}`;
  return `${text}.${by(text).toString('base64url')}`;
}

function encode(value: Part): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
