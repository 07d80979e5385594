import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ERRORS } from '@lapor/schema/errors';
import type { ApiScope } from '@lapor/schema/identity';
import { changeQuota, clientToken, registerClient } from '../environment/api-clients.js';
import { type TokenKey, tokenKeyOf } from '../environment/forged-token.js';
import { type AnswerError, createGraphClient } from '../environment/graph-client.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const READS: readonly ApiScope[] = ['reports:read'];
const NAME = '{ __typename }';
const EXCEEDED = ['CLIENT_QUOTA_EXCEEDED'];
const DAY_SECONDS = 86_400;

describe('the quota of an API client', () => {
  let system: TestSystem;
  let key: TokenKey;
  beforeAll(async () => {
    system = await startTestSystem({ overrides: { gateway: { CLIENT_REQUESTS_PER_MINUTE: '600', CLIENT_REQUESTS_PER_DAY: '2' } } });
    key = tokenKeyOf(system);
  });
  afterAll(() => system?.stop());

  const tokenOf = (name: string, perDay: number, perMinute = 100_000) =>
    clientToken(key, `D-18.72:${name}`, READS, { quota: { per_minute: perMinute, per_day: perDay } });
  const holding = (token: string) => createGraphClient(system.gatewayUrl, token);
  /** A request as it goes over the wire, with the answer's headers. */
  const send = async (token: string, request: RequestInit & { search?: string } = {}) => {
    const { search = '', ...rest } = request;
    const response = await fetch(`${system.gatewayUrl}/graphql${search}`, {
      method: 'POST',
      body: JSON.stringify({ query: NAME }),
      ...rest,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    });
    const { data, errors = [] } = (await response.json()) as { data?: unknown; errors?: AnswerError[] };
    return { status: response.status, headers: response.headers, data, errors, codes: errors.map(({ extensions }) => extensions.code) };
  };

  it('that is used up is refused over HTTP, with the time to wait', async () => {
    const token = tokenOf('sehari', 2);
    expect((await send(token)).headers.get('ratelimit')).toMatch(/^"minute";r=16665;t=1, "day";r=1;t=\d+$/);
    expect((await send(token)).codes).toEqual([]);
    const { status, headers, data, errors } = await send(token);
    expect({ status, data }).toEqual({ status: 429, data: undefined });
    const { message, pesan, retryable } = ERRORS.CLIENT_QUOTA_EXCEEDED;
    const retryAfterSeconds = Number(headers.get('retry-after'));
    expect(errors).toEqual([{ message, extensions: { code: 'CLIENT_QUOTA_EXCEEDED', pesan, retryable, retryAfterSeconds } }]);
    expect(retryAfterSeconds).toBeGreaterThan(0);
    expect(retryAfterSeconds).toBeLessThanOrEqual(DAY_SECONDS);
    expect(headers.get('ratelimit-policy')).toBe('"minute";q=100000;w=60, "day";q=2;w=86400');
    expect(headers.get('ratelimit')).toMatch(/^"minute";r=1666\d;t=[01], "day";r=0;t=\d+$/);
  });

  it('of a minute is refused at once when too many come at the same moment, and free again in its time', async () => {
    const token = tokenOf('serentak', 1_000_000, 30);
    const answers = await Promise.all(Array.from({ length: 40 }, () => send(token)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.length - refused.length).toBeLessThanOrEqual(6);
    expect(refused.map(({ headers }) => Number(headers.get('retry-after'))).every((seconds) => seconds >= 1 && seconds <= 2)).toBe(true);
    await until('a request goes through', async () => (await send(token)).status === 200);
  });

  it('is counted before a request is read, so that a refused one says nothing else and does nothing', async () => {
    const token = tokenOf('rusak', 3);
    expect((await send(token, { body: JSON.stringify({ query: '{ nonsense }' }) })).codes).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect((await send(token, { body: JSON.stringify({ query: '{{{' }) })).codes).toEqual(['GRAPHQL_PARSE_FAILED']);
    expect((await send(token, { method: 'GET', body: null, search: '?query=%7B__typename%7D' })).status).toBe(200);
    for (const query of [NAME, '{ nonsense }', '{{{'])
      expect((await send(token, { body: JSON.stringify({ query }) })).codes).toEqual(EXCEEDED);
    expect((await send(token, { method: 'GET', body: null, search: '?query=%7B__typename%7D' })).codes).toEqual(EXCEEDED);
  });

  it('is not passed by several operations in one request', async () => {
    const batch = await send(tokenOf('borongan', 2), { body: JSON.stringify([{ query: NAME }, { query: NAME }, { query: NAME }]) });
    expect(batch).toMatchObject({ status: 400, codes: ['BAD_REQUEST'], data: undefined });
  });

  it('is one for HTTP and WebSocket; a refused operation leaves the connection to the others', async () => {
    const client = holding(tokenOf('soket', 4));
    const live = await system.live(client);
    const running = live.stream('subscription { registryEvents { __typename } }');
    expect(await live.stream(NAME).take(1)).toEqual([{ data: { __typename: 'Query' } }]);
    expect((await client.ask(NAME)).codes).toEqual([]);
    const [fault] = await live.stream('{ nonsense }').take(1);
    expect(fault!.errors?.map(({ extensions }) => extensions.code)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    for (const query of [NAME, '{ nonsense }', 'subscription { registryEvents { __typename } }']) {
      const [refused] = await live.stream(query).take(1);
      expect(refused).toMatchObject({ errors: [{ extensions: { code: 'CLIENT_QUOTA_EXCEEDED', retryAfterSeconds: expect.any(Number) } }] });
    }
    expect((await client.ask(NAME)).codes).toEqual(EXCEEDED);
    // Another connection is no second quota, and what runs goes on.
    const second = await system.live(client);
    expect((await second.stream(NAME).take(1))[0]).toMatchObject({ errors: [{ extensions: { code: 'CLIENT_QUOTA_EXCEEDED' } }] });
    await running.expectNone();
    running.stop();
    await Promise.all([live.close(), second.close()]);
  });

  it('is nobody else’s: another client of the same agency and everybody else are answered, and see nothing of it', async () => {
    const [used, free] = [tokenOf('habis', 1), tokenOf('bebas', 1)];
    await send(used);
    expect((await send(used)).codes).toEqual(EXCEEDED);
    const other = await send(free);
    expect(other.codes).toEqual([]);
    expect(other.headers.get('ratelimit')).toContain('"day";r=0');
    const officer = await send((await system.as('admin-metro')).token as string);
    expect({ status: officer.status, told: officer.headers.get('ratelimit') }).toEqual({ status: 200, told: null });
    const anyone = await fetch(`${system.gatewayUrl}/graphql?query=%7B__typename%7D`, { headers: { 'content-type': 'application/json' } });
    expect({ status: anyone.status, told: anyone.headers.get('ratelimit-policy') }).toEqual({ status: 200, told: null });
  });

  it('is cut by the registry at once, on tokens and connections that are open; a raise waits for the next token', async () => {
    const id = await registerClient(system, 'diubah', READS, { perMinute: 100_000, perDay: 1_000 });
    const quota = { per_minute: 100_000, per_day: 1_000 };
    const client = holding(clientToken(key, id, READS, { quota }));
    const live = await system.live(client);
    expect((await client.ask(NAME)).codes).toEqual([]);
    await changeQuota(system, id, READS, { perMinute: 100_000, perDay: 1 });
    await until('the cut holds', async () => (await client.ask(NAME)).codes[0] === EXCEEDED[0]);
    expect((await live.stream(NAME).take(1))[0]).toMatchObject({ errors: [{ extensions: { code: 'CLIENT_QUOTA_EXCEEDED' } }] });
    await changeQuota(system, id, READS, { perMinute: 100_000, perDay: 500_000 });
    await until('the cut is over', async () => (await client.ask(NAME)).codes.length === 0);
    expect((await send(client.token as string)).headers.get('ratelimit-policy')).toContain('"day";q=1000;');
    const next = clientToken(key, id, READS, { quota: { per_minute: 100_000, per_day: 500_000 } });
    expect((await send(next)).headers.get('ratelimit-policy')).toContain('"day";q=500000;');
    await live.close();
  });

  it('is the setting’s for a token that names none, and a token that names nonsense is none', async () => {
    const token = clientToken(key, 'D-18.72:asing', READS, { quota: undefined });
    expect((await send(token)).headers.get('ratelimit-policy')).toBe('"minute";q=600;w=60, "day";q=2;w=86400');
    expect((await send(token)).codes).toEqual([]);
    expect((await send(token)).codes).toEqual(EXCEEDED);
    const endless = clientToken(key, 'D-18.72:asing', READS, { quota: { per_minute: 0, per_day: '9' } });
    expect(await send(endless)).toMatchObject({ status: 401, codes: ['TOKEN_INVALID'] });
  });
});
