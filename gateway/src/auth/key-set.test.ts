import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLog } from '@lapor/kit/log';
import { createKeySet, type KeySet } from './key-set.js';
import { type LocalIssuer, newIssuerKey, startLocalIssuer } from './local-issuer.fixture.js';

const NEVER = 2 ** 30;
const first = newIssuerKey('EdDSA', 'first');
const second = newIssuerKey('ES256', 'second');
const withCode = (code: string) => expect.objectContaining({ extensions: expect.objectContaining({ code }) });
const [INVALID, UNAVAILABLE] = [withCode('TOKEN_INVALID'), withCode('SUBGRAPH_UNAVAILABLE')];

describe("an issuer's keys", () => {
  let issuer: LocalIssuer;
  let now = 0;
  const started: KeySet[] = [];
  const keySet = (refreshMs = NEVER) => {
    const { issuer: name, jwksUri } = issuer;
    const keys = createKeySet({ issuer: name, jwksUri, refreshMs, log: createLog('test', 'silent'), clock: () => now });
    started.push(keys);
    return keys;
  };
  beforeEach(async () => {
    now = 0;
    issuer = await startLocalIssuer('s');
    issuer.publish(first);
  });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((keys) => keys.stop()));
    await issuer.goAway();
  });

  it('are fetched once for all who need them at the same moment, and not again', async () => {
    const keys = keySet();
    const found = await Promise.all(Array.from({ length: 50 }, () => keys.find('first', 'EdDSA')));
    expect(new Set(found).size).toBe(1);
    await keys.find('first', 'EdDSA');
    expect(issuer.asked()).toBe(1);
  });

  it('are asked for once in half a minute, however many unknown keys are named', async () => {
    const keys = keySet();
    await keys.find('first', 'EdDSA');
    const flood = () => Promise.allSettled(Array.from({ length: 500 }, (_, number) => keys.find(`unknown-${number}`, 'EdDSA')));
    for (const result of await flood()) expect(result).toMatchObject({ status: 'rejected', reason: INVALID });
    expect(issuer.asked()).toBe(2);
    now += 29_999;
    await flood();
    expect(issuer.asked()).toBe(2);
    now += 1;
    await flood();
    expect(issuer.asked()).toBe(3);
    // The known one is found all the while.
    await keys.find('first', 'EdDSA');
    expect(issuer.asked()).toBe(3);
  });

  it('that are new are found by the first token that names them', async () => {
    const keys = keySet();
    await keys.find('first', 'EdDSA');
    issuer.publish(first, second);
    expect(await keys.find('second', 'ES256')).toMatchObject({ kid: 'second' });
    expect(issuer.asked()).toBe(2);
  });

  it.each([
    ['without a name', undefined, 'EdDSA'],
    ['that is no text', 7, 'EdDSA'],
  ])('are not asked for a key %s', async (_what, kid, algorithm) => {
    const keys = keySet();
    await expect(keys.find(kid, algorithm)).rejects.toEqual(INVALID);
    expect(issuer.asked()).toBe(0);
  });

  it('are for one algorithm each', async () => {
    await expect(keySet().find('first', 'RS256')).rejects.toEqual(INVALID);
  });

  it('of one name are none of them', async () => {
    issuer.publish(first, newIssuerKey('EdDSA', 'first'));
    await expect(keySet().find('first', 'EdDSA')).rejects.toEqual(INVALID);
  });

  it('are kept while the issuer is away, and an unknown one is our trouble then', async () => {
    const keys = keySet(20);
    const key = await keys.find('first', 'EdDSA');
    await issuer.goAway();
    await expect(keys.find('unknown', 'EdDSA')).rejects.toEqual(UNAVAILABLE);
    expect(await keys.find('first', 'EdDSA')).toBe(key);
    expect(keys.holds(key)).toBe(true);
    await issuer.comeBack();
  });

  it('are fetched anew at an interval: what is withdrawn is held no longer, what stays is the same', async () => {
    issuer.publish(first, second);
    const keys = keySet(20);
    const [gone, stays] = [await keys.find('first', 'EdDSA'), await keys.find('second', 'ES256')];
    issuer.publish(second);
    const after = issuer.asked() + 2;
    while (issuer.asked() < after || keys.holds(gone)) await new Promise(setImmediate);
    expect(keys.holds(stays)).toBe(true);
    issuer.publish({ ...second.jwk, ...newIssuerKey('ES256', 'second').jwk });
    while (keys.holds(stays)) await new Promise(setImmediate);
  });

  it('that cannot be fetched are asked for again soon, and not by every request', async () => {
    await issuer.goAway();
    const keys = keySet();
    await expect(keys.find('first', 'EdDSA')).rejects.toEqual(UNAVAILABLE);
    await issuer.comeBack();
    await expect(keys.find('first', 'EdDSA')).rejects.toEqual(UNAVAILABLE);
    expect(issuer.asked()).toBe(0);
    now += 250;
    expect(await keys.find('first', 'EdDSA')).toMatchObject({ kid: 'first' });
  });

  it.each<[string, Parameters<LocalIssuer['answerWith']>[0]]>([
    ['leads elsewhere', (_request, response) => response.writeHead(302, { location: `${issuer.issuer}/elsewhere` }).end()],
    ['says no', (_request, response) => response.writeHead(500).end(JSON.stringify({ keys: [first.jwk] }))],
    ['is no JSON', (_request, response) => response.end('<html>')],
    ['is null', (_request, response) => response.end('null')],
    ['is no key set', (_request, response) => response.end(JSON.stringify({ keys: { first: first.jwk } }))],
    ['holds too many keys', (_request, response) => response.end(JSON.stringify({ keys: Array(101).fill(first.jwk) }))],
    ['is too large', (_request, response) => response.end(JSON.stringify({ keys: [first.jwk], padding: 'x'.repeat(300_000) }))],
    ['has no end', (_request, response) => void response.write('{"keys":[')],
  ])('are not taken from an answer that %s', async (_what, listener) => {
    issuer.answerWith(listener);
    await expect(keySet().find('first', 'EdDSA')).rejects.toEqual(UNAVAILABLE);
    expect(issuer.asked()).toBe(1);
  });

  it('that cannot be used for signatures do not keep the others from being used', async () => {
    issuer.publish({ kty: 'RSA' }, { ...second.jwk, use: 'enc' }, first);
    expect(await keySet().find('first', 'EdDSA')).toMatchObject({ kid: 'first' });
  });
});
