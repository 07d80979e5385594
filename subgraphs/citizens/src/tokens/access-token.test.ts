import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import type { SignedInSubject } from '../domain/account/account.js';
import { issueAccessToken } from './access-token.js';
import { readSigningKey, type SigningKey } from './signing-key.js';

const NOW = new Date('2026-03-01T08:00:00.900Z');
const ISSUER = 'http://lapor.test';
const encode = (key: KeyObject, extra: object = {}) =>
  Buffer.from(JSON.stringify({ ...key.export({ format: 'jwk' }), ...extra })).toString('base64url');
const { privateKey, publicKey } = generateKeyPairSync('ed25519');

async function issue(subject: SignedInSubject) {
  const key = readSigningKey(encode(privateKey, { kid: 'k1' })) as SigningKey;
  const issued = await issueAccessToken({ issuer: ISSUER, lifetimeSeconds: 3600, key }, subject, {
    id: 'jti-1',
    now: NOW,
    sid: 'session-1',
  });
  const keys = createLocalJWKSet({ keys: [key.publicJwk] });
  const options = { issuer: ISSUER, audience: 'lapor-gateway', typ: 'at+jwt', algorithms: ['EdDSA'], currentDate: NOW };
  return { ...issued, claims: (await jwtVerify(issued.token, keys, options)).payload };
}

describe('issueAccessToken', () => {
  it('makes a token that the published key verifies', async () => {
    const { token, claims, expiresAt } = await issue({ kind: 'citizen', id: 'pseudonym' });
    const iat = Math.floor(NOW.getTime() / 1000);
    expect(decodeProtectedHeader(token)).toEqual({ alg: 'EdDSA', typ: 'at+jwt', kid: 'k1' });
    expect(claims).toEqual({
      iss: ISSUER,
      aud: 'lapor-gateway',
      sub: 'pseudonym',
      iat,
      exp: iat + 3600,
      jti: 'jti-1',
      client_id: 'lapor-graphql',
      kind: 'citizen',
      sid: 'session-1',
    });
    expect(expiresAt).toEqual(new Date((iat + 3600) * 1000));
  });

  it('names an officer’s offices', async () => {
    const memberships = [{ role: 'LIAISON_OFFICER', agencyCode: 'D-18.72' }] as const;
    expect((await issue({ kind: 'officer', id: 'account', memberships })).claims).toMatchObject({
      sub: 'account',
      kind: 'officer',
      memberships,
    });
  });
});

describe('readSigningKey', () => {
  it('publishes nothing but the public half', () => {
    expect(Object.keys(readSigningKey(encode(privateKey))?.publicJwk ?? {}).toSorted()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
  });

  it('names a key without a kid by its thumbprint (RFC 8037, appendix A.3)', () => {
    const jwk = {
      kty: 'OKP',
      crv: 'Ed25519',
      d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
      x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
    };
    const key = readSigningKey(Buffer.from(JSON.stringify(jwk)).toString('base64url'));
    expect(key?.publicJwk.kid).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'bukan kunci'],
    ['a public key', encode(publicKey)],
    ['a public half of another key', encode(privateKey, { x: generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x })],
    ['another curve', encode(generateKeyPairSync('ed448').privateKey)],
    ['another kind of key', encode(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)],
  ])('refuses %s', (_case, text) => {
    expect(readSigningKey(text)).toBeNull();
  });
});
