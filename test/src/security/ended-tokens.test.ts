import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LoggedEvent } from '@lapor/schema/events';
import type { ApiScope } from '@lapor/schema/identity';
import { clientToken, registerClient } from '../environment/api-clients.js';
import { forgeToken, type TokenKey, tokenKeyOf } from '../environment/forged-token.js';
import { createGraphClient, type GraphClient } from '../environment/graph-client.js';
import { endSession, revokeClientTokens } from '../environment/session-events.js';
import { signFor, subgraphUrl } from '../environment/subgraph.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const REPORTS = 'query ($code: String) { reports(agencyCode: $code) { nodes { id } } }';
const METRO = { code: 'D-18.72' };
const REGISTRY_EVENTS = 'subscription { registryEvents { __typename } }';
const MINE = '{ myReports { nodes { id } } }';
const READS: readonly ApiScope[] = ['reports:read'];
const AT_ONCE_MS = 1_000;

describe('tokens that end before their time', () => {
  let system: TestSystem;
  let key: TokenKey;
  beforeAll(async () => {
    system = await startTestSystem();
    key = tokenKeyOf(system);
  });
  afterAll(() => system?.stop());

  const holding = (token: string) => createGraphClient(system.gatewayUrl, token);
  /** Ends the client's rights and expects its open subscription and its next requests to hear of it within a second. */
  const endsAtOnce = async (client: GraphClient, end: () => Promise<unknown>) => {
    const live = await system.live(client);
    const stream = live.stream(REGISTRY_EVENTS);
    await live.stream('{ __typename }').take(1);
    await end();
    const began = performance.now();
    // What the registry itself has to say may come first.
    const last = async (): Promise<unknown> => {
      const [answer] = await stream.take(1);
      return answer!.errors ? answer!.errors.map(({ extensions }) => extensions.code) : last();
    };
    expect(await last()).toEqual(['TOKEN_REVOKED']);
    expect(performance.now() - began).toBeLessThan(AT_ONCE_MS);
    expect(await live.closed).toEqual({ code: 4403, reason: 'TOKEN_REVOKED' });
    expect(await client.ask('{ __typename }')).toMatchObject({ status: 401, codes: ['TOKEN_REVOKED'] });
    await expect(system.live(client)).rejects.toThrow('TOKEN_REVOKED');
  };

  it("a system of an agency reads its agency's reports by its token, and no other's", async () => {
    const id = await registerClient(system, 'pembaca', READS);
    const client = holding(clientToken(key, id, READS));
    expect(await client.ask(REPORTS, METRO)).toMatchObject({ data: { reports: { nodes: [] } }, codes: [] });
    expect((await client.ask(REPORTS, { code: 'D-32.71' })).codes).toEqual(['FORBIDDEN']);
    expect((await holding(clientToken(key, id, [])).ask(REPORTS, METRO)).codes).toEqual(['FORBIDDEN']);
  });

  it.each([
    ['another client id than its subject', { client_id: 'D-18.72:lain' }],
    ['no agency', { agency_code: undefined }],
    ['scopes that are no text', { scope: ['reports:read'] }],
  ])('a token of a system with %s is refused', async (_what, claims) => {
    const token = clientToken(key, 'D-18.72:pembaca', READS, claims);
    expect(await holding(token).ask('{ __typename }')).toMatchObject({ status: 401, codes: ['TOKEN_INVALID'] });
  });

  it('a token that names a scope which its client no longer has does not give it', async () => {
    const id = await registerClient(system, 'penyampai', ['reports:file']);
    const client = holding(clientToken(key, id, READS));
    // The gateway hears of the client a moment after it was registered.
    await until('the scope is taken', async () => (await client.ask(REPORTS, METRO)).codes[0] === 'FORBIDDEN');
  });

  it('with the suspension of the client, and no longer once it is resumed', async () => {
    const id = await registerClient(system, 'tertahan', READS);
    const client = holding(clientToken(key, id, READS));
    const admin = await system.as('admin-nasional');
    const suspend = 'mutation ($input: SuspendApiClientInput!) { suspendApiClient(input: $input) { id } }';
    await endsAtOnce(client, () => admin.get(suspend, { input: { id, reason: 'SECURITY' } }));
    await admin.get('mutation ($input: ResumeApiClientInput!) { resumeApiClient(input: $input) { id } }', { input: { id } });
    await until('the client reads again', async () => (await client.ask(REPORTS, METRO)).codes.length === 0);
  });

  it('with the secret of the client; a token issued later holds', async () => {
    const id = await registerClient(system, 'bocor', READS);
    await endsAtOnce(holding(clientToken(key, id, READS)), () => revokeClientTokens(system, id));
    const later = Math.floor(Date.now() / 1000) + 2;
    expect((await holding(clientToken(key, id, READS, { iat: later, exp: later + 600 })).ask(REPORTS, METRO)).codes).toEqual([]);
  });

  it("with the session; the owner's other sessions go on", async () => {
    const [ended, other] = [randomUUID(), randomUUID()];
    const [here, there] = [ended, other].map((sid) => holding(forgeToken(key, { claims: { sid } })));
    expect((await here!.ask(MINE)).codes).toEqual([]);
    await endsAtOnce(here!, () => endSession(system, ended));
    expect((await there!.ask(MINE)).codes).toEqual([]);
  });

  it('are told of by citizens without a word of who has an account', async () => {
    const operation = 'GET /feed';
    const claims = { subject: { kind: 'system', name: 'gateway' } } as const;
    const response = await fetch(`${subgraphUrl(system, 'citizens')}/feed`, {
      headers: { 'lapor-identity': signFor(system, 'citizens', operation, claims) },
    });
    const { events } = (await response.json()) as { events: LoggedEvent[] };
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['ClientTokensRevoked', 'SessionEnded']));
    expect((await system.rows('citizens', "select 1 from event_log where type = 'AccountRegistered'")).length).toBeGreaterThan(0);
  });
});
