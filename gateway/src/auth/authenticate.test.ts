import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog } from '@lapor/kit/log';
import { RefusalError } from '@lapor/kit/refusal';
import type { ExternalIdentity } from '@lapor/schema/officer-identity';
import { createAuthenticate } from './authenticate.js';
import { createKeySet, type KeySet } from './key-set.js';
import { type LocalIssuer, newIssuerKey, signToken, startLocalIssuer } from './local-issuer.fixture.js';
import type { Principal } from './principal.js';
import { ownIssuer, type TrustedIssuer } from './trusted-issuer.js';

const OFFICER = 'f3a3f0fe-8a3c-4f4e-9a53-6a5f9f0c1d01';
const NIP = '198706052010011003';
const own = newIssuerKey('EdDSA', 'own');
const rsa = newIssuerKey('RS256', 'rsa');
const ec = newIssuerKey('ES256', 'ec');
const stranger = newIssuerKey('RS256', 'rsa');
const withCode = (code: string) => expect.objectContaining({ extensions: expect.objectContaining({ code }) });
const MEMBERSHIPS = [{ role: 'NATIONAL_ADMIN', agencyCode: 'K-PANRB-SP4N' }];

describe('a token at the gateway', () => {
  let ours: LocalIssuer;
  let theirs: LocalIssuer;
  const keySets: KeySet[] = [];
  const asked: ExternalIdentity[] = [];
  beforeAll(async () => {
    [ours, theirs] = [await startLocalIssuer('c1'), await startLocalIssuer(NIP)];
    ours.publish(own);
    theirs.publish(rsa, ec);
  });
  afterAll(async () => {
    await Promise.all(keySets.map((keys) => keys.stop()));
    await Promise.all([ours.goAway(), theirs.goAway()]);
  });

  const setUp = (change: Partial<TrustedIssuer> = {}, refreshMs = 2 ** 30) => {
    const external: TrustedIssuer = {
      issuer: theirs.issuer,
      jwksUri: theirs.jwksUri,
      audiences: ['lapor', 'lapor-2'],
      algorithms: ['RS256', 'ES256'],
      tokenTypes: ['at+jwt'],
      maxAgeSeconds: 600,
      mapping: { subjectClaim: 'sub' },
      ...change,
    };
    const trusted = [ownIssuer(ours.issuer, ours.jwksUri, 3_600), external].map((issuer) => {
      const keys = createKeySet({ issuer: issuer.issuer, jwksUri: issuer.jwksUri, refreshMs, log: createLog('test', 'silent') });
      keySets.push(keys);
      return { issuer, keys };
    });
    const world = { now: Date.now(), revise: (principal: Principal) => principal };
    const authenticate = createAuthenticate({
      defaultQuota: { perMinute: 30, perDay: 1_000 },
      trusted,
      officers: {
        async find(identity) {
          asked.push(identity);
          return { linkId: 'link', officerId: OFFICER, entry: null };
        },
      },
      revise: (principal) => world.revise(principal),
      now: () => world.now,
    });
    return { world, trusted, raw: authenticate, authenticate: async (token: string) => authenticate(`Bearer ${token}`) };
  };
  const ourClaims = { aud: 'lapor-gateway', kind: 'citizen' };

  it('of an agency’s own sign-in makes an officer of whom the registry knows, and of nobody else', async () => {
    const { authenticate } = setUp();
    for (const key of [rsa, ec]) {
      expect(await authenticate(theirs.token(key))).toMatchObject({
        subject: { kind: 'officer', id: OFFICER, memberships: [] },
        linkId: 'link',
      });
      expect(asked.at(-1)).toEqual({ issuer: theirs.issuer, subject: NIP });
    }
  });

  it.each([
    ['a citizen', { kind: 'citizen', sealed_secret: 's' }],
    ['an API client', { kind: 'apiClient', client_id: NIP, agency_code: 'D-18.72', scope: 'reports:read' }],
    ['a national administrator', { kind: 'officer', memberships: MEMBERSHIPS }],
    ['the system', { kind: 'system', name: 'reports' }],
    ['a session of ours', { sid: '7b0c1c1e-6a9d-4f0e-9d2b-0a8f0f3c5d11' }],
  ])('of an agency’s own sign-in that calls its bearer %s is not listened to', async (_what, claims) => {
    const principal = await setUp().authenticate(theirs.token(rsa, { claims }));
    expect(principal.subject).toEqual({ kind: 'officer', id: OFFICER, memberships: [] });
    expect(principal.sid).toBeUndefined();
  });

  const hmac = (secret: string | Buffer, header: object) => {
    const [, claims] = theirs.token(rsa).split('.');
    const text = `${Buffer.from(JSON.stringify({ typ: 'at+jwt', kid: 'rsa', ...header })).toString('base64url')}.${claims}`;
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
  };
  const now = () => Math.floor(Date.now() / 1000);
  it.each<[string, () => string]>([
    ['no algorithm', () => theirs.token(rsa, { header: { alg: 'none' } }).replace(/[^.]*$/, '')],
    ['HMAC with the public key as its secret', () => hmac(rsa.publicKey.export({ format: 'pem', type: 'spki' }), { alg: 'HS256' })],
    ['RSA with another padding', () => theirs.token(rsa, { header: { alg: 'PS256' } })],
    ['an algorithm that this issuer is not held to', () => theirs.token(newIssuerKey('EdDSA', 'rsa'))],
    ['the algorithm of another key of theirs', () => theirs.token(rsa, { header: { alg: 'ES256' } })],
    ['the name of another key of theirs', () => theirs.token(ec, { header: { alg: 'RS256', kid: 'rsa' } })],
    ["a stranger's key under a known name", () => theirs.token(stranger)],
    ["our issuer's key and its name", () => theirs.token(own)],
    ['their key in the name of our issuer', () => theirs.token(rsa, { claims: { ...ourClaims, iss: ours.issuer } })],
    ['our key in their name', () => ours.token(own, { claims: { iss: theirs.issuer, aud: 'lapor' } })],
    ['our audience', () => theirs.token(rsa, { claims: { aud: 'lapor-gateway' } })],
    ['another audience', () => theirs.token(rsa, { claims: { aud: ['kepegawaian'] } })],
    ['no audience', () => theirs.token(rsa, { claims: { aud: undefined } })],
    ['another type', () => theirs.token(rsa, { header: { typ: 'JWT' } })],
    ['no type', () => theirs.token(rsa, { header: { typ: undefined } })],
    ['no key name', () => theirs.token(rsa, { header: { kid: undefined } })],
    ['a key of its own', () => theirs.token(stranger, { header: { kid: undefined, jwk: stranger.jwk } })],
    ['an unknown key name', () => theirs.token(stranger, { header: { kid: 'theirs' } })],
    ['an extension that must be understood', () => theirs.token(rsa, { header: { crit: ['exp'], exp: 1 } })],
    ['no subject', () => theirs.token(rsa, { claims: { sub: undefined } })],
    ['an empty subject', () => theirs.token(rsa, { claims: { sub: '' } })],
    ['several subjects', () => theirs.token(rsa, { claims: { sub: [NIP] } })],
    ['a subject with a line feed', () => theirs.token(rsa, { claims: { sub: `${NIP}\n` } })],
    ['a subject as long as a book', () => theirs.token(rsa, { claims: { sub: 'x'.repeat(256) } })],
    ['no end', () => theirs.token(rsa, { claims: { exp: undefined } })],
    ['no beginning', () => theirs.token(rsa, { claims: { iat: undefined } })],
    ['a beginning in the future', () => theirs.token(rsa, { claims: { iat: now() + 60 } })],
    ['a time before which it is not valid', () => theirs.token(rsa, { claims: { nbf: now() + 60 } })],
    ['no issuer', () => theirs.token(rsa, { claims: { iss: undefined } })],
    ['an issuer that differs by a stroke', () => theirs.token(rsa, { claims: { iss: `${theirs.issuer}/` } })],
    ['two issuers', () => theirs.token(rsa, { claims: { iss: [theirs.issuer, ours.issuer] } })],
    ['claims that are none', () => signToken(rsa, { alg: 'RS256', typ: 'at+jwt', kid: 'rsa' }, [] as never)],
  ])('of an agency’s own sign-in with %s is refused', async (_what, forge) => {
    asked.length = 0;
    await expect(setUp().authenticate(forge())).rejects.toEqual(withCode('TOKEN_INVALID'));
    expect(asked).toEqual([]);
  });

  it.each([
    ['by its own word', { exp: now() - 6 }],
    ['by what is trusted', { iat: now() - 606, exp: now() + 3_600 }],
  ])('that has ended %s is refused as that', async (_what, claims) => {
    await expect(setUp().authenticate(theirs.token(rsa, { claims }))).rejects.toEqual(withCode('TOKEN_EXPIRED'));
  });

  it('may come from a clock that is five seconds off, and is not remembered beyond its end', async () => {
    const { authenticate } = setUp();
    const ended = theirs.token(rsa, { claims: { exp: now() - 2 } });
    expect(await authenticate(ended)).toMatchObject({ linkId: 'link' });
    expect(await authenticate(theirs.token(rsa, { claims: { iat: now() + 3, nbf: now() + 3 } }))).toMatchObject({ linkId: 'link' });
  });

  it.each<[string, object, boolean]>([
    ['the value', { unit: 'layanan' }, true],
    ['it among others', { unit: ['arsip', 'layanan'] }, true],
    ['another value', { unit: 'arsip' }, false],
    ['a part of it', { unit: 'layanan publik' }, false],
    ['nothing', {}, false],
  ])('that must hold a value and holds %s', async (_what, claims, accepted) => {
    const { authenticate } = setUp({ mapping: { subjectClaim: 'nip', requiredClaim: { name: 'unit', value: 'layanan' } } });
    const answer = authenticate(theirs.token(rsa, { claims: { ...claims, nip: '77' } }));
    if (!accepted) return expect(answer).rejects.toEqual(withCode('TOKEN_INVALID'));
    await answer;
    expect(asked.at(-1)).toEqual({ issuer: theirs.issuer, subject: '77' });
  });

  it('of our own issuer says who it is, and is never asked for as somebody else’s', async () => {
    asked.length = 0;
    const { authenticate, raw } = setUp();
    const token = ours.token(own, { claims: ourClaims });
    expect(await authenticate(token)).toMatchObject({ subject: { kind: 'citizen', id: 'c1' } });
    // What was verified is known without anybody waiting for it.
    expect(raw(`Bearer ${token}`)).toMatchObject({ subject: { kind: 'citizen', id: 'c1' } });
    expect(raw(undefined)).toMatchObject({ subject: { kind: 'anonymous' } });
    expect(() => raw('Bearer ?')).toThrow(RefusalError);
    await expect(authenticate(ours.token(own))).rejects.toEqual(withCode('TOKEN_INVALID'));
    expect(asked).toEqual([]);
  });

  it('is verified once, and what has become of its bearer is looked at each time', async () => {
    const { world, authenticate, trusted } = setUp();
    const tokens = [ours.token(own, { claims: ourClaims }), theirs.token(rsa)];
    for (const token of tokens) await authenticate(token);
    let found = 0;
    for (const { keys } of trusted) {
      const { find } = keys;
      const counted: typeof find = (...key) => {
        found += 1;
        return find(...key);
      };
      Object.assign(keys, { find: counted });
    }
    const revised: Principal[] = [];
    world.revise = (principal) => {
      revised.push(principal);
      return principal;
    };
    for (let times = 0; times < 3; times += 1) for (const token of tokens) await authenticate(token);
    expect([found, revised.length]).toEqual([0, 6]);
    const [changed] = tokens.map((token) => `${token.slice(0, -4)}AAAA`);
    await expect(authenticate(changed!)).rejects.toEqual(withCode('TOKEN_INVALID'));
    expect(found).toBe(1);
    world.now += 601_000;
    await authenticate(tokens[0]!).catch(() => undefined);
    expect(found).toBe(2);
  });

  it('that was remembered ends once its key is withdrawn, within the interval at which keys are read', async () => {
    const { authenticate } = setUp({}, 20);
    const token = theirs.token(ec);
    await authenticate(token);
    theirs.publish(rsa);
    const before = theirs.asked();
    while (theirs.asked() < before + 2) await new Promise(setImmediate);
    await expect(authenticate(token)).rejects.toEqual(withCode('TOKEN_INVALID'));
    theirs.publish(rsa, ec);
  });
});
