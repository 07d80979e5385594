import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { forgeToken, tokenKeyOf } from '../environment/forged-token.js';
import { type GatewayBeside, startGatewayBeside } from '../environment/gateway-beside.js';
import type { OpenSystem } from '../environment/open-system.js';
import { sharedSystem } from '../environment/shared-system.js';
import { until } from '../environment/until.js';

/** Nothing comes: they stay open until they are left. */
const COUNTERS = 'subscription { registryEvents { cursor } }';
const MULTIPART = 'multipart/mixed;subscriptionSpec=1.0, application/json';
const EVENTS = 'text/event-stream';
const MOST = 3;

describe('streams over HTTP', () => {
  let system: OpenSystem;
  let gateway: GatewayBeside;
  /** With their responses: one that nothing holds is closed when its memory is reclaimed, and its place is free. */
  const open = new Map<AbortController, Response>();
  beforeAll(async () => {
    system = await sharedSystem();
    gateway = await startGatewayBeside(system, {
      settings: { MAX_STREAMS_PER_CALLER: `${MOST}`, MAX_STREAMS_PER_ADDRESS: `${MOST + 1}` },
    });
  });
  const leaveAll = () => {
    for (const one of open.keys()) one.abort();
    open.clear();
  };
  afterEach(leaveAll);
  afterAll(() => gateway?.stop());

  /** 200, or the status and code of a refusal. */
  const ask = async (token: string | undefined, request: RequestInit, path = ''): Promise<readonly [number, string?]> => {
    const leaving = new AbortController();
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }), ...request.headers };
    const response = await fetch(`${gateway.url}/graphql${path}`, { ...request, headers, signal: leaving.signal });
    if (response.status === 200) open.set(leaving, response);
    else return [response.status, ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code];
    return [200];
  };
  const follow = (token: string | undefined, accept = EVENTS) =>
    ask(token, { method: 'POST', headers: { accept }, body: JSON.stringify({ query: COUNTERS }) });
  const single = async (token: string | undefined) => {
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const reserved = await (await fetch(`${gateway.url}/graphql`, { method: 'PUT', headers })).text();
    return ask(undefined, { method: 'GET', headers: { accept: EVENTS } }, `?token=${reserved}`);
  };
  const tokenOf = async (who: 'warga' | 'warga2') => (await system.as(who)).token;
  const someone = () => forgeToken(tokenKeyOf(system), { claims: { sub: randomUUID() } });
  const allFree = (token: string) =>
    until('all places are free', async () => {
      const told = await Promise.all(Array.from({ length: MOST }, () => follow(token)));
      leaveAll();
      return told.every(([status]) => status === 200);
    });
  const REFUSED = [429, 'TOO_MANY_OPERATIONS'] as const;

  it('are as many as a caller may have open, of whatever kind, and those of others are others', async () => {
    const token = await tokenOf('warga');
    expect([await follow(token), await follow(token, MULTIPART), await single(token)]).toEqual([[200], [200], [200]]);
    expect([await follow(token), await follow(token, MULTIPART), await single(token)]).toEqual([REFUSED, REFUSED, REFUSED]);
    expect(await follow(await tokenOf('warga2'))).toEqual([200]);
    // A query is no stream, and a WebSocket has a limit of its own.
    expect((await (await gateway.as('warga')).ask('{ me { id } }')).codes).toEqual([]);
  });

  it('are counted by where they come from for whoever has no token', async () => {
    const told = [];
    for (let time = 0; time <= MOST; time += 1) told.push(await follow(undefined));
    expect(told).toEqual(Array.from({ length: MOST + 1 }, () => [200]));
    expect([await follow(undefined), await single(undefined)]).toEqual([REFUSED, REFUSED]);
    expect(await follow(await tokenOf('warga2'))).toEqual([200]);
  });

  it('are no more when all come at one moment, and whoever leaves leaves their place', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const token = someone();
      const told = await Promise.all(Array.from({ length: 20 }, (_, index) => follow(token, index % 2 ? MULTIPART : EVENTS)));
      expect(told.filter(([status]) => status === 200)).toHaveLength(MOST);
      leaveAll();
      await allFree(token);
    }
  });

  it('that are left while they begin, or are refused, keep no place', async () => {
    const token = someone();
    for (let time = 0; time < 40; time += 1) {
      const leaving = new AbortController();
      const headers = { accept: EVENTS, 'content-type': 'application/json', authorization: `Bearer ${token}` };
      const query = time % 2 ? COUNTERS : `subscription { deskEvents(agencyCode: "${NATIONAL_DESK}") { id } }`;
      const asked = fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }), signal: leaving.signal });
      if (time % 4 < 2) setImmediate(() => leaving.abort());
      await asked.then((response) => response.body?.cancel()).catch(() => undefined);
    }
    await allFree(token);
  });
});
