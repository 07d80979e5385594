import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { forgeToken, tokenKeyOf } from '../environment/forged-token.js';
import { issuerOf } from '../environment/front-end.js';
import { createGraphClient } from '../environment/graph-client.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';

const encode = (jwk: object) => Buffer.from(JSON.stringify(jwk)).toString('base64url');
const pairOf = (kid: string) => {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { kid, privateKey, publicKey: createPublicKey(privateKey), jwk: { ...privateKey.export({ format: 'jwk' }), kid } };
};

describe('the keys that tokens are signed with', () => {
  const [former, next, stranger] = [pairOf('former'), pairOf('next'), pairOf('stranger')];
  let system: TestSystem;
  beforeAll(async () => {
    // The former one is given whole, as it signed; of the next its public half is enough.
    const further = [encode(former.jwk), encode({ ...next.publicKey.export({ format: 'jwk' }), kid: next.kid })].join(',');
    system = await startTestSystem({ overrides: { citizens: { TOKEN_FURTHER_KEYS: further } } });
  });
  afterAll(() => system?.stop());

  it('are shown together, the one that signs first, and nothing of their private halves', async () => {
    const response = await fetch(`${issuerOf(system)}/.well-known/jwks.json`);
    const { keys } = (await response.json()) as { keys: Record<string, string>[] };
    expect(keys.map(({ kid }) => kid)).toEqual([tokenKeyOf(system).kid, 'former', 'next']);
    for (const key of keys) expect(Object.keys(key).toSorted()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
  });

  it.each([
    ['former', former, []],
    ['next', next, []],
    ['stranger', stranger, ['TOKEN_INVALID']],
  ])('change without anybody being signed out: what the %s one has signed', async (_name, pair, codes) => {
    const token = forgeToken({ ...pair, issuer: issuerOf(system) });
    expect((await createGraphClient(system.gatewayUrl, token).ask('{ myReports { nodes { id } } }')).codes).toEqual(codes);
  });
});
