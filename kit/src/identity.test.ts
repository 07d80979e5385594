import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { operationHash, signIdentity, verifyIdentity } from './identity.js';

const key = { kid: 'gateway-1', issuer: 'gateway', secret: randomBytes(32) };
const NOW = Date.UTC(2026, 10, 23, 8);
const operation = 'query { me { id } }';
const claims = { aud: 'citizens', op: operationHash(operation), sub: { kind: 'citizen', id: 'c1' } as const };
const expected = { audience: 'citizens', operation, now: NOW };

/** The token with one part replaced by other JSON. */
function altered(token: string, part: 0 | 1, change: object): string {
  const parts = token.split('.');
  const value = JSON.parse(Buffer.from(parts[part]!, 'base64url').toString());
  parts[part] = Buffer.from(JSON.stringify({ ...value, ...change })).toString('base64url');
  return parts.join('.');
}

describe('the signed identity between processes', () => {
  const token = signIdentity(key, claims, NOW);

  it('tells the subgraph who acts', () => {
    expect(verifyIdentity([key], token, expected)).toMatchObject({ iss: 'gateway', sub: { kind: 'citizen', id: 'c1' } });
  });

  it('is refused once the token of its client has ended', () => {
    const ended = signIdentity(key, { ...claims, sessionExp: NOW / 1000 - 10 }, NOW);
    expect(verifyIdentity([key], ended, expected)).toBeNull();
  });

  it('is accepted under the old key during a rotation', () => {
    expect(verifyIdentity([{ ...key, kid: 'gateway-2', secret: randomBytes(32) }, key], token, expected)).not.toBeNull();
  });

  it.each([
    ['nothing', undefined, expected],
    ['half a token', token.split('.').slice(0, 2).join('.'), expected],
    ['a fourth part', `${token}.x`, expected],
    ['another subgraph', token, { ...expected, audience: 'reports' }],
    ['another operation', token, { ...expected, operation: 'mutation { signIn }' }],
    ['a minute later', token, { ...expected, now: NOW + 60_000 }],
    ['before it was made', token, { ...expected, now: NOW - 60_000 }],
    ['altered claims', altered(token, 1, { sub: { kind: 'citizen', id: 'c2' } }), expected],
    ['no algorithm', altered(token, 0, { alg: 'none' }), expected],
    ['an unknown key', altered(token, 0, { kid: 'gateway-9' }), expected],
    ['another type of token', altered(token, 0, { typ: 'at+jwt' }), expected],
  ])('is refused with %s', (_what, given, wanted) => {
    expect(verifyIdentity([key], given, wanted)).toBeNull();
  });

  it.each(['another secret', 'another issuer under the same key id'])('is refused when signed with %s', (what) => {
    const forger = what === 'another secret' ? { ...key, secret: randomBytes(32) } : { ...key, issuer: 'reports' };
    expect(verifyIdentity([key], signIdentity(forger, claims, NOW), expected)).toBeNull();
  });
});
