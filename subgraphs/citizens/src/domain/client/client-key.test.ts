import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { readClientKey } from './client-key.js';

/** RFC 8037, appendix A.2 and A.3. */
const ED25519 = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
const THUMBPRINT = 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k';
const read = (jwk: object) => readClientKey(JSON.stringify(jwk));

describe('a client’s key', () => {
  it('is named by its thumbprint where it has no name (RFC 7638), and keeps nothing but what makes it', () => {
    const jwk = { ...ED25519, x5u: 'https://pencuri.example', key_ops: ['verify'] };
    expect(read(jwk)).toEqual({ ok: true, value: { kid: THUMBPRINT, jwk: { ...ED25519, kid: THUMBPRINT, use: 'sig' } } });
  });

  it('keeps its own name', () => expect(read({ ...ED25519, kid: 'sistem-2026' })).toMatchObject({ value: { kid: 'sistem-2026' } }));

  it.each([
    ['P-256', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
    ['RSA', generateKeyPairSync('rsa', { modulusLength: 2_048 })],
  ])('may be of the kind %s', (_kind, { publicKey }) => expect(read(publicKey.export({ format: 'jwk' })).ok).toBe(true));

  it.each([
    ['its private half', { ...ED25519, d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A' }, 'PRIVATE_KEY'],
    ['a private RSA key without d', { kty: 'RSA', n: 'AQAB', e: 'AQAB', p: 'AQAB' }, 'PRIVATE_KEY'],
    ['a number as a member', { ...ED25519, x: 7 }, 'INVALID_FORMAT'],
    ['a member too few', { kty: 'OKP', crv: 'Ed25519' }, 'INVALID_FORMAT'],
    ['a kind with a prototype’s name', { ...ED25519, kty: 'constructor' }, 'INVALID_FORMAT'],
    ['a number as its name', { ...ED25519, kid: 7 }, 'INVALID_FORMAT'],
    ['another use', { ...ED25519, use: 'enc' }, 'INVALID_FORMAT'],
    ['a short RSA modulus', generateKeyPairSync('rsa', { modulusLength: 1_024 }).publicKey.export({ format: 'jwk' }), 'INVALID_FORMAT'],
    ['another curve', generateKeyPairSync('ed448').publicKey.export({ format: 'jwk' }), 'INVALID_FORMAT'],
  ])('is refused with %s', (_what, jwk, problem) => expect(read(jwk)).toEqual({ ok: false, problem }));

  it.each(['', 'null', '[]', '"kunci"', '{', ' '.repeat(4_097)])('is not read from %j', (text) =>
    expect(readClientKey(text)).toEqual({ ok: false, problem: 'INVALID_FORMAT' }),
  );
});
