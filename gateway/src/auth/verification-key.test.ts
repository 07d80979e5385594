import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { newIssuerKey } from './local-issuer.fixture.js';
import { readVerificationKey } from './verification-key.js';

const rsa = newIssuerKey('RS256', 'r');
const ed = newIssuerKey('EdDSA', 'e');
const ec = newIssuerKey('ES256', 'c');
const jwkOf = (pair: { publicKey: { export(options: { format: 'jwk' }): object } }) => ({
  kid: 'k',
  ...pair.publicKey.export({ format: 'jwk' }),
});

describe('a key of a key set', () => {
  it.each([rsa, ed, ec])('$alg is for its own algorithm, named or not', ({ kid, alg, jwk }) => {
    expect(readVerificationKey(jwk)).toMatchObject({ kid, algorithm: alg });
    expect(readVerificationKey({ ...jwk, alg: undefined, use: undefined })).toMatchObject({ kid, algorithm: alg });
    expect(readVerificationKey({ ...jwk, key_ops: ['verify'] })).not.toBeNull();
  });

  it('has the same fingerprint whatever else is said of it, and another one than any other key', () => {
    const [one, same, other] = [ed.jwk, { ...ed.jwk, x5t: 'x' }, newIssuerKey('EdDSA', 'e').jwk].map(readVerificationKey);
    expect(same?.fingerprint).toBe(one?.fingerprint);
    expect(other?.fingerprint).not.toBe(one?.fingerprint);
  });

  it.each([
    ['nothing', null],
    ['a text', 'key'],
    ['no key', { kid: 'k' }],
    ['without a name', { ...ed.jwk, kid: undefined }],
    ['with a name that is no text', { ...ed.jwk, kid: 7 }],
    ['with a name as long as a book', { ...ed.jwk, kid: 'k'.repeat(256) }],
    ['to encrypt with', { ...rsa.jwk, use: 'enc' }],
    ['for other operations', { ...rsa.jwk, key_ops: ['encrypt'] }],
    ['for an algorithm that does not fit it', { ...rsa.jwk, alg: 'EdDSA' }],
    ['for an algorithm that is not accepted', { ...rsa.jwk, alg: 'PS256' }],
    ['for HMAC with the modulus as the secret', { ...rsa.jwk, alg: 'HS256' }],
    ['private', { ...ed.privateKey.export({ format: 'jwk' }), kid: 'e' }],
    ['symmetric', { kty: 'oct', k: Buffer.alloc(32).toString('base64url'), kid: 'k', alg: 'HS256' }],
    ['of 1024 bits', newIssuerKey('RS256', 'w', 1_024).jwk],
    ['of 2040 bits', newIssuerKey('RS256', 'w', 2_040).jwk],
    ['with a small exponent', jwkOf(generateKeyPairSync('rsa', { modulusLength: 2_048, publicExponent: 3 }))],
    ['on another curve', jwkOf(generateKeyPairSync('ec', { namedCurve: 'P-384' }))],
    ['on the curve of coins', jwkOf(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }))],
    ['of another Edwards curve', jwkOf(generateKeyPairSync('ed448'))],
    ['to agree on keys', jwkOf(generateKeyPairSync('x25519'))],
    ['with a point beside the curve', { ...ec.jwk, y: ec.jwk.x }],
  ])('%s is none to verify with', (_what, value) => expect(readVerificationKey(value)).toBeNull());
});
