import { createHmac, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { close, listen } from '@lapor/kit/http/listen';
import { ERRORS } from '@lapor/schema/errors';
import { beginningOf, DESK_EVENTS } from '../environment/events.js';
import { forgeToken, type TokenKey, tokenKeyOf, withEd25519 } from '../environment/forged-token.js';
import { createGraphClient, post } from '../environment/graph-client.js';
import { ConnectionRefused, connect } from '../environment/live-client.js';
import { signFor } from '../environment/subgraph.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';

const PUBLIC_QUERY = '{ publicReports { nodes { id } } }';
const stranger = generateKeyPairSync('ed25519');

/** What an attacker sends as a token, made from what is publicly known (or, for wrong claims, signed by mistake with the right key). */
const FORGERIES: readonly [string, (key: TokenKey, system: TestSystem) => string][] = [
  ['garbage', () => 'garbage'],
  ['three empty parts', () => '..'],
  ['no algorithm and no signature', (key) => forgeToken(key, { header: { alg: 'none' }, by: () => Buffer.alloc(0) })],
  [
    'HMAC with the public key as its secret',
    (key) => forgeToken(key, { header: { alg: 'HS256' }, by: hmac(key.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)) }),
  ],
  [
    'HMAC with the public key in PEM',
    (key) => forgeToken(key, { header: { alg: 'HS256' }, by: hmac(key.publicKey.export({ format: 'pem', type: 'spki' })) }),
  ],
  ["a stranger's key under the known key id", (key) => forgeToken(key, { by: withEd25519(stranger.privateKey) })],
  [
    "a stranger's key brought along in the header",
    (key) =>
      forgeToken(key, {
        header: { kid: undefined, jwk: stranger.publicKey.export({ format: 'jwk' }) },
        by: withEd25519(stranger.privateKey),
      }),
  ],
  ['an unknown key id', (key) => forgeToken(key, { header: { kid: 'no-such-key' } })],
  ['an extension that must be understood', (key) => forgeToken(key, { header: { crit: ['lapor'], lapor: true } })],
  ['another audience', (key) => forgeToken(key, { claims: { aud: 'another-service' } })],
  ['another issuer', (key) => forgeToken(key, { claims: { iss: 'https://issuer.example' } })],
  ['no issuer', (key) => forgeToken(key, { claims: { iss: undefined } })],
  ['a session that is no text', (key) => forgeToken(key, { claims: { sid: 7 } })],
  ['the process itself as its subject', (key) => forgeToken(key, { claims: { kind: 'system', name: 'reports' } })],
  ['a path as its key id', (key) => forgeToken(key, { header: { kid: '../../../../dev/null' }, by: hmac(Buffer.alloc(0)) })],
  ['SQL as its key id', (key) => forgeToken(key, { header: { kid: "x' union select 'key' --" }, by: withEd25519(stranger.privateKey) })],
  ['an algorithm that is not accepted', (key) => forgeToken(key, { header: { alg: 'EdDSA512' } })],
  ['another type', (key) => forgeToken(key, { header: { typ: 'JWT' } })],
  ['no type', (key) => forgeToken(key, { header: { typ: undefined } })],
  ['no end', (key) => forgeToken(key, { claims: { exp: undefined } })],
  ['a beginning in the future', (key) => forgeToken(key, { claims: { nbf: Math.floor(Date.now() / 1000) + 600 } })],
  [
    'an API client as its subject that it does not name as the client',
    (key) => forgeToken(key, { claims: { kind: 'apiClient', agency_code: 'D-18.72', scope: 'reports:read' } }),
  ],
  ['the system as its subject', (key) => forgeToken(key, { claims: { kind: 'system' } })],
  [
    'a role that does not exist',
    (key) => forgeToken(key, { claims: { kind: 'officer', memberships: [{ role: 'GOD', agencyCode: 'D-18.72' }] } }),
  ],
  [
    'claims changed after signing',
    (key) => changeClaims(forgeToken(key), { kind: 'officer', memberships: [{ role: 'NATIONAL_ADMIN', agencyCode: 'K-PANRB-SP4N' }] }),
  ],
  ["the gateway's own identity for a subgraph", (_key, system) => signFor(system, 'reports', PUBLIC_QUERY)],
  ['more than any token needs', (key) => forgeToken(key, { claims: { padding: 'x'.repeat(10_000) } })],
];

describe('a token', () => {
  let system: TestSystem;
  let key: TokenKey;
  beforeAll(async () => {
    system = await startTestSystem();
    key = tokenKeyOf(system);
  });
  afterAll(() => system.stop());

  it('that is right opens HTTP and WebSocket', async () => {
    const client = createGraphClient(system.gatewayUrl, forgeToken(key));
    expect((await client.ask('{ myReports { nodes { id } } }')).data).toEqual({ myReports: { nodes: [] } });
    await (await system.live(client)).close();
  });

  it.each(FORGERIES)('with %s is refused over HTTP, even for what is public', async (_what, forge) => {
    const answer = await createGraphClient(system.gatewayUrl, forge(key, system)).ask(PUBLIC_QUERY);
    expect(answer).toMatchObject({ status: 401, codes: ['TOKEN_INVALID'], errors: [{ message: ERRORS.TOKEN_INVALID.message }] });
    expect(answer.data).toBeUndefined();
  });

  it.each(FORGERIES)('with %s is refused over WebSocket', async (_what, forge) => {
    expect(await refusal(system, `Bearer ${forge(key, system)}`)).toMatchObject({ code: 4403 });
  });

  it('that has expired is refused with a code of its own', async () => {
    const token = forgeToken(key, { claims: { iat: 1_700_000_000, exp: 1_700_000_600 } });
    expect(await createGraphClient(system.gatewayUrl, token).ask(PUBLIC_QUERY)).toMatchObject({ status: 401, codes: ['TOKEN_EXPIRED'] });
  });

  it('that is older than tokens may be has expired, whatever it says itself', async () => {
    const now = Math.floor(Date.now() / 1000);
    const token = forgeToken(key, { claims: { iat: now - 3_700, exp: now + 600 } });
    expect(await createGraphClient(system.gatewayUrl, token).ask(PUBLIC_QUERY)).toMatchObject({ status: 401, codes: ['TOKEN_EXPIRED'] });
  });

  it("that is refused over WebSocket closes it with the catalogue's code as the reason", async () => {
    const expired = forgeToken(key, { claims: { iat: 1_700_000_000, exp: 1_700_000_600 } });
    const wrong = forgeToken(key, { claims: { aud: 'another-service' } });
    const reasons = [(await refusal(system, `Bearer ${expired}`)).reason, (await refusal(system, `Bearer ${wrong}`)).reason];
    expect(reasons).toEqual(['TOKEN_EXPIRED', 'TOKEN_INVALID']);
  });

  it.each(['Basic d2FyZ2E6cmFoYXNpYQ==', 'Bearer', 'Bearer a b', 'token'])('is not read from "%s"', async (authorization) => {
    expect(await post(`${system.gatewayUrl}/graphql`, { query: PUBLIC_QUERY }, { authorization })).toMatchObject({
      status: 401,
      codes: ['TOKEN_INVALID'],
    });
    expect((await refusal(system, authorization)).code).toBe(4403);
  });

  it('that points to keys elsewhere makes the gateway fetch nothing from there', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end(
        JSON.stringify({ keys: [{ ...stranger.publicKey.export({ format: 'jwk' }), kid: 'theirs', alg: 'EdDSA', use: 'sig' }] }),
      );
    });
    const origin = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`;
    for (const header of [{ jku: `${origin}/jwks.json` }, { x5u: `${origin}/cert.pem` }]) {
      const token = forgeToken(key, { header: { kid: 'theirs', ...header }, by: withEd25519(stranger.privateKey) });
      expect((await createGraphClient(system.gatewayUrl, token).ask(PUBLIC_QUERY)).codes).toEqual(['TOKEN_INVALID']);
    }
    const token = forgeToken(key, { claims: { iss: origin }, by: withEd25519(stranger.privateKey) });
    expect((await createGraphClient(system.gatewayUrl, token).ask(PUBLIC_QUERY)).codes).toEqual(['TOKEN_INVALID']);
    expect(asked).toEqual([]);
    await close(server, 0);
  });

  it('is needed for what is not public, over HTTP and WebSocket alike', async () => {
    expect((await system.anyone.ask('{ myReports { nodes { id } } }')).codes).toEqual(['UNAUTHENTICATED']);
    const live = await system.live();
    const [query] = await live.stream('{ myReports { nodes { id } } }').take(1);
    const [events] = await live.stream(DESK_EVENTS, { agencyCode: 'D-18.72' }).take(1);
    for (const { errors } of [query!, events!]) expect(errors!.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
    const [open] = await live.stream(PUBLIC_QUERY).take(1);
    expect(open).toEqual({ data: { publicReports: { nodes: [] } } });
    await live.close();
  });

  it('that ends during a subscription ends it with a code', async () => {
    const token = forgeToken(key, {
      claims: {
        kind: 'officer',
        memberships: [{ role: 'LIAISON_OFFICER', agencyCode: 'D-18.72' }],
        exp: Math.floor(Date.now() / 1000) + 1,
      },
    });
    const live = await system.live(createGraphClient(system.gatewayUrl, token));
    const stream = live.stream(DESK_EVENTS, { agencyCode: 'D-18.72', after: beginningOf.desk('D-18.72') });
    const [last] = await stream.take(1);
    expect(last!.errors!.map(({ extensions }) => extensions.code)).toEqual(['TOKEN_EXPIRED']);
    await stream.ended;
    await live.close();
  });
});

async function refusal({ gatewayUrl }: TestSystem, authorization: string): Promise<{ code: number; reason: string }> {
  const connection = await connect(gatewayUrl, { authorization }).catch((error: unknown) => error);
  if (connection instanceof ConnectionRefused) return { code: connection.code, reason: connection.reason };
  throw new Error('the connection was not refused', { cause: connection });
}

function hmac(secret: string | Buffer) {
  return (text: string) => createHmac('sha256', secret).update(text).digest();
}

function changeClaims(token: string, changes: object): string {
  const [header, body, signature] = token.split('.') as [string, string, string];
  const claims = { ...JSON.parse(Buffer.from(body, 'base64url').toString()), ...changes };
  return `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
}
