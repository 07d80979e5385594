import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClientQuota } from '@lapor/schema/api-client-event';
import { decodeJwt, SignJWT } from 'jose';
import * as oidc from 'openid-client';
import { registerClient } from '../environment/api-clients.js';
import { issuerOf } from '../environment/front-end.js';
import { createGraphClient, type GraphClient } from '../environment/graph-client.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const ISSUE = 'mutation ($input: IssueClientSecretInput!) { it: issueClientSecret(input: $input) { id secret formerUntil } }';
const REVOKE = 'mutation ($clientId: ID!, $id: ID!) { it: revokeClientSecret(clientId: $clientId, secretId: $id) }';
const REGISTER_KEY = 'mutation ($input: RegisterClientKeyInput!) { it: registerClientKey(input: $input) }';
const REMOVE_KEY = 'mutation ($clientId: ID!, $kid: String!) { it: removeClientKey(clientId: $clientId, kid: $kid) }';
const CREDENTIALS = 'query ($clientId: ID!) { it: clientCredentials(clientId: $clientId) { secrets { id expiresAt } keys { kid } } }';
const REPORTS = '{ reports(agencyCode: "D-18.72") { nodes { id } } }';
type Issued = { readonly id: string; readonly secret: string };

/** Longer than most: secrets and keys pass the same doors, and each test of one asks the same of the other. */
describe('the credentials of an API client', () => {
  let system: TestSystem;
  let developer: GraphClient;
  let number = 0;
  beforeAll(async () => {
    system = await startTestSystem();
    developer = await system.as('pengembang-metro');
  });
  afterAll(() => system?.stop());

  /** A client of Metro that citizens has heard of. */
  const newClient = async (quota?: ClientQuota): Promise<string> => {
    number += 1;
    const id = await registerClient(system, `sistem-${number}`, ['reports:read', 'reports:file'], quota);
    await until('citizens knows the client', async () => (await developer.ask(CREDENTIALS, { clientId: id })).codes.length === 0);
    return id;
  };
  const issue = async (clientId: string, overlapHours = 24): Promise<Issued> =>
    (await developer.get<{ it: Issued }>(ISSUE, { input: { clientId, overlapHours } })).it;
  const withSecret = (clientId: string, secret: string) =>
    oidc.discovery(new URL(issuerOf(system)), clientId, undefined, oidc.ClientSecretBasic(secret), {
      execute: [oidc.allowInsecureRequests],
    });
  const withKey = (clientId: string, key: CryptoKey, kid: string) =>
    oidc.discovery(new URL(issuerOf(system)), clientId, undefined, oidc.PrivateKeyJwt({ key, kid }), {
      execute: [oidc.allowInsecureRequests],
    });
  const ask = async (config: oidc.Configuration, scope = 'reports:read') =>
    (await oidc.clientCredentialsGrant(config, { scope })).access_token;
  const outcome = (attempt: Promise<unknown>): Promise<string> =>
    attempt.then(
      () => 'token',
      (error: unknown) =>
        error instanceof oidc.ResponseBodyError
          ? error.error
          : error instanceof oidc.WWWAuthenticateChallengeError
            ? 'challenged'
            : String(error),
    );
  const holding = (token: string) => createGraphClient(system.gatewayUrl, token);

  it('are a secret that is shown once and opens what the registry grants', async () => {
    const clientId = await newClient({ perMinute: 12, perDay: 40 });
    const { id, secret } = await issue(clientId);
    const token = await ask(await withSecret(clientId, secret));
    expect(decodeJwt(token)).toMatchObject({
      iss: issuerOf(system),
      aud: 'lapor-gateway',
      sub: clientId,
      client_id: clientId,
      kind: 'apiClient',
      agency_code: 'D-18.72',
      scope: 'reports:read',
      quota: { per_minute: 12, per_day: 40 },
    });
    expect(await holding(token).ask(REPORTS)).toMatchObject({ codes: [], data: { reports: { nodes: [] } } });
    const rows = JSON.stringify([
      await system.rows('citizens', "select encode(digest, 'escape'), client_id from client_secret"),
      await system.rows('citizens', 'select payload from event_log'),
      system.lines,
    ]);
    expect(rows).not.toContain(secret);
    expect(await developer.get(CREDENTIALS, { clientId })).toEqual({ it: { secrets: [{ id, expiresAt: null }], keys: [] } });
  });

  it('open nothing that the registry does not grant', async () => {
    const clientId = await newClient();
    const config = await withSecret(clientId, (await issue(clientId)).secret);
    expect(await outcome(ask(config, 'reports:identity'))).toBe('invalid_scope');
    // A word that is no scope is passed over, and what is left is nothing.
    const empty = await ask(config, 'reports:everything');
    expect(decodeJwt(empty)).not.toHaveProperty('scope');
    expect((await holding(empty).ask(REPORTS)).codes).toEqual(['FORBIDDEN']);
  });

  it('are refused alike when they are wrong, of another client, or nobody’s', async () => {
    const [one, two] = [await newClient(), await newClient()];
    const [, other] = [await issue(one), await issue(two)];
    const attempts = [
      [one, 'lapor_cs_salah'],
      [one, other.secret],
      [await newClient(), other.secret],
      ['D-18.72:takada', other.secret],
    ] as const;
    for (const [clientId, secret] of attempts) {
      const response = await token(clientId, secret);
      expect([response.status, await response.json()]).toEqual([
        401,
        { error: 'invalid_client', error_description: 'client authentication failed' },
      ]);
    }
  });

  const token = (clientId: string, secret: string) =>
    fetch(`${issuerOf(system)}/oidc/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials&scope=reports:read',
    });

  it('change without a gap: the former secret goes on for a while, the one before it does not', async () => {
    const clientId = await newClient();
    const [first, second] = [await issue(clientId), await issue(clientId)];
    expect(await outcome(ask(await withSecret(clientId, first.secret)))).toBe('token');
    const third = await issue(clientId, 1);
    const outcomes = [];
    for (const { secret } of [first, second, third]) outcomes.push(await outcome(ask(await withSecret(clientId, secret))));
    expect(outcomes).toEqual(['challenged', 'token', 'token']);
    await system.rows('citizens', "update client_secret set expires_at = now() - interval '1 second' where id = $1", [second.id]);
    expect(await outcome(ask(await withSecret(clientId, second.secret)))).toBe('challenged');
    await issue(clientId, 0);
    expect(await outcome(ask(await withSecret(clientId, third.secret)))).toBe('challenged');
  });

  it('that are in other hands end at once, with the tokens they have brought', async () => {
    const clientId = await newClient();
    const { id, secret } = await issue(clientId);
    const config = await withSecret(clientId, secret);
    const before = await ask(config);
    expect(await developer.get(REVOKE, { clientId, id })).toEqual({ it: true });
    await until('the token has ended', async () => (await holding(before).ask(REPORTS)).codes.join() === 'TOKEN_REVOKED', 1_500);
    expect(await outcome(ask(config))).toBe('challenged');
    expect((await developer.ask(REVOKE, { clientId, id })).codes).toEqual(['INPUT_INVALID']);
  });

  it('open nothing while the client is suspended, and again when it is not', async () => {
    const clientId = await newClient();
    const config = await withSecret(clientId, (await issue(clientId)).secret);
    const held = await ask(config);
    const admin = await system.as('admin-nasional');
    await admin.get('mutation ($input: SuspendApiClientInput!) { suspendApiClient(input: $input) { id } }', {
      input: { id: clientId, reason: 'SECURITY' },
    });
    await until('the token has ended', async () => (await holding(held).ask(REPORTS)).codes.join() === 'TOKEN_REVOKED', 1_500);
    await until('no token is given', async () => (await outcome(ask(config))) === 'challenged');
    await admin.get('mutation ($input: ResumeApiClientInput!) { resumeApiClient(input: $input) { id } }', { input: { id: clientId } });
    await until('a token is given', async () => (await outcome(ask(config))) === 'token');
  });

  describe('may be a key', () => {
    const jwkOf = (key: KeyObject, more: object = {}) => JSON.stringify({ ...key.export({ format: 'jwk' }), ...more });
    const register = async (clientId: string, key: KeyObject) =>
      (await developer.get<{ it: string }>(REGISTER_KEY, { input: { clientId, jwk: jwkOf(key) } })).it;

    it.each([
      ['Ed25519', () => generateKeyPairSync('ed25519'), { name: 'Ed25519' }],
      ['P-256', () => generateKeyPairSync('ec', { namedCurve: 'P-256' }), { name: 'ECDSA', namedCurve: 'P-256' }],
      ['RSA', () => generateKeyPairSync('rsa', { modulusLength: 2_048 }), { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }],
    ])('of the kind %s, whose private half nobody has but the client', async (_kind, make, algorithm) => {
      const clientId = await newClient();
      const pair = make() as { privateKey: KeyObject; publicKey: KeyObject };
      const kid = await register(clientId, pair.publicKey);
      const config = await withKey(clientId, pair.privateKey.toCryptoKey(algorithm, true, ['sign']), kid);
      expect(await holding(await ask(config)).ask(REPORTS)).toMatchObject({ codes: [] });
      expect(await developer.get(REMOVE_KEY, { clientId, kid })).toEqual({ it: true });
      expect(await outcome(ask(config))).toMatch(/^(invalid_client|challenged)$/);
    });

    it('and then no secret opens anything', async () => {
      const clientId = await newClient();
      const { secret } = await issue(clientId);
      await register(clientId, generateKeyPairSync('ed25519').publicKey);
      expect(await outcome(ask(await withSecret(clientId, secret)))).toBe('challenged');
    });

    it('and no secret from before it opens anything when it is removed; one that is issued meanwhile does', async () => {
      const clientId = await newClient();
      const former = await issue(clientId);
      const kid = await register(clientId, generateKeyPairSync('ed25519').publicKey);
      await developer.get(REMOVE_KEY, { clientId, kid });
      expect(await outcome(ask(await withSecret(clientId, former.secret)))).toBe('challenged');
      const next = await register(clientId, generateKeyPairSync('ed25519').publicKey);
      const prepared = await issue(clientId);
      await developer.get(REMOVE_KEY, { clientId, kid: next });
      expect(await outcome(ask(await withSecret(clientId, prepared.secret)))).toBe('token');
    });

    it('and what is signed with it is taken once, for this issuer, for a short time', async () => {
      const clientId = await newClient();
      const { privateKey, publicKey } = generateKeyPairSync('ed25519');
      const kid = await register(clientId, publicKey);
      const assertion = (claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}) =>
        new SignJWT({ jti: randomUUID(), iss: clientId, sub: clientId, aud: issuerOf(system), ...claims })
          .setProtectedHeader({ alg: 'EdDSA', kid, ...header })
          .setExpirationTime(claims.exp === undefined ? '1m' : (claims.exp as number))
          .setIssuedAt()
          .sign(privateKey);
      const show = async (text: string, host?: string) => {
        const body = new URLSearchParams({
          grant_type: 'client_credentials',
          scope: 'reports:read',
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: text,
        });
        return host === undefined
          ? (await fetch(`${issuerOf(system)}/oidc/token`, { method: 'POST', body })).status
          : statusAt(`${issuerOf(system)}/oidc/token`, host, body);
      };
      const good = await assertion();
      expect(await show(good)).toBe(200);
      const raced = await assertion();
      const statuses = await Promise.all(Array.from({ length: 6 }, () => show(raced)));
      expect(statuses.toSorted()).toEqual([200, 401, 401, 401, 401, 401]);
      // What was signed for another server is not made ours by calling us by its name.
      expect(await show(await assertion({ aud: 'http://lain.example/oidc/token' }), 'lain.example')).toBe(401);
      const refused = [
        good,
        await assertion({ aud: 'https://lain.example' }),
        await assertion({ sub: 'D-18.72:lain' }),
        await assertion({ jti: undefined }),
        await assertion({ exp: Math.floor(Date.now() / 1_000) + 3_600 }),
        await assertion({ exp: 1e300 }),
        await assertion({ exp: Math.floor(Date.now() / 1_000) - 60 }),
        await assertion({}, { kid: 'lain' }),
        `${good.slice(0, -4)}AAAA`,
      ];
      for (const text of refused) expect(await show(text)).toBe(401);
    });

    it.each([
      ['a private key', () => jwkOf(generateKeyPairSync('ed25519').privateKey)],
      ['a short RSA key', () => jwkOf(generateKeyPairSync('rsa', { modulusLength: 1_024 }).publicKey)],
      ['another curve', () => jwkOf(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey)],
      ['a shared secret', () => JSON.stringify({ kty: 'oct', k: 'cmFoYXNpYQ' })],
      ['a key for sealing', () => jwkOf(generateKeyPairSync('ed25519').publicKey, { use: 'enc' })],
      ['no JSON', () => 'kunci'],
      ['too long a text', () => ' '.repeat(5_000)],
      ['a name out of bounds', () => jwkOf(generateKeyPairSync('ed25519').publicKey, { kid: 'x y' })],
    ])('but not %s', async (_what, make) => {
      const clientId = await newClient();
      const answer = await developer.ask(REGISTER_KEY, { input: { clientId, jwk: make() } });
      expect([answer.codes, answer.errors[0]!.extensions.fields![0]!.field]).toEqual([['INPUT_INVALID'], 'jwk']);
      expect(await developer.get(CREDENTIALS, { clientId })).toMatchObject({ it: { keys: [] } });
    });

    it('five at most', async () => {
      const clientId = await newClient();
      for (let keys = 0; keys < 5; keys += 1) await register(clientId, generateKeyPairSync('ed25519').publicKey);
      const sixth = await developer.ask(REGISTER_KEY, { input: { clientId, jwk: jwkOf(generateKeyPairSync('ed25519').publicKey) } });
      expect(sixth.codes).toEqual(['INPUT_INVALID']);
    });
  });

  const statusAt = (url: string, host: string, body: URLSearchParams) =>
    new Promise<number>((resolve, reject) => {
      const headers = { host, 'content-type': 'application/x-www-form-urlencoded' };
      request(url, { method: 'POST', headers }, (response) => resolve(response.resume().statusCode!))
        .on('error', reject)
        .end(body.toString());
    });

  it('are nobody’s business but their agency’s: the client is as unknown to others as one that does not exist', async () => {
    const clientId = await newClient();
    const { id } = await issue(clientId);
    const kid = 'k';
    const commands: readonly [string, Record<string, unknown>][] = [
      [CREDENTIALS, { clientId }],
      [ISSUE, { input: { clientId } }],
      [REVOKE, { clientId, id }],
      [REGISTER_KEY, { input: { clientId, jwk: JSON.stringify(generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' })) } }],
      [REMOVE_KEY, { clientId, kid }],
    ];
    const itself = holding(await ask(await withSecret(clientId, (await issue(clientId)).secret)));
    for (const [command, variables] of commands) {
      expect((await system.anyone.ask(command, variables)).codes).toEqual(['UNAUTHENTICATED']);
      for (const other of ['warga', 'petugas-metro', 'pimpinan-metro', 'admin-bogor', 'pengawas-ombudsman'] as const)
        expect((await (await system.as(other)).ask(command, variables)).codes).toEqual(['API_CLIENT_UNKNOWN']);
      expect((await itself.ask(command, variables)).codes).toEqual(['API_CLIENT_UNKNOWN']);
    }
    for (const who of ['admin-metro', 'admin-nasional'] as const)
      expect((await (await system.as(who)).ask(CREDENTIALS, { clientId })).codes).toEqual([]);
  });

  it('are told in the log by what was done in which office, and nothing that opens', async () => {
    const clientId = await newClient();
    const { id } = await issue(clientId);
    const events = await system.rows<{ payload: object; actor: object }>(
      'citizens',
      "select payload, actor from event_log where type = 'ClientCredentialsChanged' and aggregate_id = $1",
      [clientId],
    );
    expect(events).toEqual([
      {
        payload: { clientId, change: 'SECRET_ISSUED', credential: id },
        actor: { kind: 'OFFICER', role: 'API_CLIENT_DEV', agencyCode: 'D-18.72' },
      },
    ]);
  });
});
