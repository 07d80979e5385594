import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { LoggedEvent } from '@lapor/schema/events';
import { ANONYMOUS, IDENTITY_EXTENSION, IDENTITY_HEADER, SUBGRAPHS, type SubgraphName } from '@lapor/schema/identity';
import { verification } from '../environment/journey.js';
import { connect } from '../environment/live-client.js';
import { startSteps } from '../environment/steps.js';
import { askSubgraph, type Claims, signFor, subgraphUrl } from '../environment/subgraph.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';
import { until } from '../environment/until.js';

const QUERY = '{ __typename }';
const STALE_MS = 60_000;
const OTHER: Readonly<Record<SubgraphName, SubgraphName>> = { reports: 'agencies', agencies: 'citizens', citizens: 'reports' };

/** Identities that a subgraph must not accept; `undefined` is none at all. */
const FORGERIES: readonly [string, (system: TestSystem, subgraph: SubgraphName) => Claims | undefined][] = [
  ['no identity', () => undefined],
  ['one signed with a made-up secret', () => ({ secret: Buffer.alloc(32, 7).toString('base64url') })],
  ['one under an unknown key id', () => ({ kid: 'gateway-2' })],
  ['one for another subgraph', (_system, subgraph) => ({ audience: OTHER[subgraph] })],
  ["one signed with another subgraph's secret", ({ secrets }, subgraph) => ({ secret: secrets.identityKeys[OTHER[subgraph]] })],
  ['one for another operation', () => ({ operation: '{ other: __typename }' })],
  ['one that has expired', () => ({ signedAt: Date.now() - STALE_MS })],
  ['one from the future', () => ({ signedAt: Date.now() + STALE_MS })],
  ['one that names another issuer', () => ({ issuer: 'reports' })],
];
const CASES = SUBGRAPHS.flatMap((subgraph) => FORGERIES.map(([what, claims]) => ({ subgraph, what, claims })));

type Source = 'reports' | 'agencies';
const SOURCES: readonly Source[] = ['agencies', 'reports'];
/** Who follows a source's feed. */
const FOLLOWER: Readonly<Record<Source, Source>> = { agencies: 'reports', reports: 'agencies' };

const FEED_CASES: readonly [what: string, path: string, claims: (of: TestSystem, source: Source) => Claims | undefined][] = [
  ['no identity', '/feed', () => undefined],
  ["the gateway's identity of a user", '/feed', () => ({ subject: ANONYMOUS })],
  ['a made-up secret', '/feed', (of, source) => ({ ...feedClaims(of, source), secret: Buffer.alloc(32, 7).toString('base64url') })],
  ['an identity for another subgraph', '/feed', (of, source) => ({ ...feedClaims(of, source), audience: 'citizens' })],
  ["its own name under the follower's secret", '/feed', (of, source) => feedClaims(of, FOLLOWER[source])],
  ['an identity for another page', '/feed?after=x', (of, source) => ({ ...feedClaims(of, source), operation: 'GET /feed' })],
  ['an identity that has expired', '/feed', (of, source) => ({ ...feedClaims(of, source), signedAt: Date.now() - STALE_MS })],
  ['a user under the key of the feed', '/feed', (of, source) => ({ ...feedClaims(of, source), subject: { kind: 'citizen', id: 'x' } })],
];

describe('a subgraph asked without the gateway', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem();
  });
  afterAll(() => system.stop());

  const identity = (subgraph: SubgraphName, operation: string, claims: Claims | undefined) =>
    claims === undefined ? undefined : signFor(system, subgraph, operation, claims);
  const overWebSocket = async (subgraph: SubgraphName, query: string, token: string | undefined) => {
    const live = await connect(subgraphUrl(system, subgraph));
    const [result] = await live.stream(query, {}, token === undefined ? {} : { [IDENTITY_EXTENSION]: token }).take(1);
    await live.close();
    return { data: result!.data, codes: result!.errors?.map(({ extensions }) => extensions?.code) };
  };
  const feed = async (source: Source, path: string, token: string | undefined) => {
    const response = await fetch(`${subgraphUrl(system, source)}${path}`, {
      headers: token === undefined ? {} : { [IDENTITY_HEADER]: token },
    });
    return {
      status: response.status,
      body: (await response.json()) as { events?: LoggedEvent[]; next?: string; errors?: { extensions: { code: string } }[] },
    };
  };

  it.each(SUBGRAPHS)('%s answers the identity that the gateway signs, over HTTP and WebSocket', async (subgraph) => {
    const token = signFor(system, subgraph, QUERY);
    expect((await askSubgraph(system, subgraph, { query: QUERY }, token)).data).toEqual({ __typename: 'Query' });
    expect(await overWebSocket(subgraph, QUERY, token)).toEqual({ data: { __typename: 'Query' }, codes: undefined });
  });

  it.each(CASES)('$subgraph refuses $what over HTTP', async ({ subgraph, claims }) => {
    const answer = await askSubgraph(system, subgraph, { query: QUERY }, identity(subgraph, QUERY, claims(system, subgraph)));
    expect(answer).toMatchObject({ status: 401, codes: ['GATEWAY_IDENTITY_REQUIRED'] });
    expect(answer.data).toBeUndefined();
  });

  it.each(CASES)('$subgraph refuses $what over WebSocket', async ({ subgraph, claims }) => {
    const result = await overWebSocket(subgraph, QUERY, identity(subgraph, QUERY, claims(system, subgraph)));
    expect(result).toEqual({ data: undefined, codes: ['GATEWAY_IDENTITY_REQUIRED'] });
  });

  it.each(SUBGRAPHS)('%s says nothing about its schema to who has no identity', async (subgraph) => {
    for (const query of ['{ repots { id } }', '{ __schema { types { name } } }', 'no graphql at all {']) {
      expect((await askSubgraph(system, subgraph, { query })).codes).toEqual(['GATEWAY_IDENTITY_REQUIRED']);
      expect((await overWebSocket(subgraph, query, undefined)).codes).toEqual(['GATEWAY_IDENTITY_REQUIRED']);
    }
  });

  it.each(SOURCES)('%s gives its feed to the process it is for', async (source) => {
    const { status, body } = await feed(source, '/feed', signFor(system, source, 'GET /feed', feedClaims(system, source)));
    expect(status).toBe(200);
    expect(Array.isArray(body.events)).toBe(true);
  });

  it('reports gives out moved work and transfers in codes, and nothing else of the lives of reports', async () => {
    const steps = await startSteps(system);
    await steps.does('admin-nasional', 'verifyAndDispose', verification(steps.report));
    await steps.does('admin-metro', 'transferReport', { agencyCode: 'D-32.71', reason: 'Lokasi berada di wilayah lain.' });
    const page = await until('the transfer is in the feed', async () => {
      const { body } = await feed('reports', '/feed', signFor(system, 'reports', 'GET /feed', feedClaims(system, 'reports')));
      return body.events?.some(({ type }) => type === 'ReportTransferred') && body;
    });
    expect(page.events!.map(({ type, actor, payload }) => ({ type, actor, payload }))).toEqual([
      { type: 'ReportReceived', actor: { kind: 'REPORTER' }, payload: { work: { from: null, to: NATIONAL_DESK } } },
      { type: 'ReportVerified', actor: { kind: 'OFFICER' }, payload: { work: { from: NATIONAL_DESK, to: 'D-18.72' } } },
      {
        type: 'ReportTransferred',
        actor: { kind: 'OFFICER' },
        payload: {
          work: { from: 'D-18.72', to: 'D-32.71' },
          detail: expect.objectContaining({ fromAgencyCode: 'D-18.72', toAgencyCode: 'D-32.71' }),
        },
      },
    ]);
    const path = `/feed?after=${page.next}`;
    const rest = await feed('reports', path, signFor(system, 'reports', `GET ${path}`, feedClaims(system, 'reports')));
    expect(rest.body).toMatchObject({ events: [], atEnd: true });
  });

  it.each(SOURCES.flatMap((source) => FEED_CASES.map(([what, path, claims]) => ({ source, what, path, claims }))))(
    '$source refuses its feed with $what',
    async ({ source, path, claims }) => {
      const { status, body } = await feed(source, path, identity(source, `GET ${path}`, claims(system, source)));
      expect({ status, codes: body.errors?.map(({ extensions }) => extensions.code) }).toEqual({
        status: 401,
        codes: ['GATEWAY_IDENTITY_REQUIRED'],
      });
    },
  );

  it.each(SOURCES)("%s does not answer a user's operation under the key of the feed", async (source) => {
    const token = signFor(system, source, QUERY, feedClaims(system, source));
    expect((await askSubgraph(system, source, { query: QUERY }, token)).codes).toEqual(['GATEWAY_IDENTITY_REQUIRED']);
  });
});

/** What the follower signs to read the feed of a source. */
function feedClaims({ secrets }: TestSystem, source: Source): Claims {
  const issuer = FOLLOWER[source];
  return { kid: `${issuer}-1`, issuer, secret: secrets.feedKey, subject: { kind: 'system', name: issuer } };
}
