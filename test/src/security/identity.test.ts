import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS, IDENTITY_EXTENSION, IDENTITY_HEADER, SUBGRAPHS, type SubgraphName } from '@lapor/schema/identity';
import { connect } from '../environment/live-client.js';
import { askSubgraph, type Claims, signFor, subgraphUrl } from '../environment/subgraph.js';
import { startTestSystem, type TestSystem } from '../environment/system.js';

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

/** The subgraphs with a feed, and who follows it. */
const FOLLOWER = { agencies: 'reports', reports: 'agencies' } as const;
type Followed = keyof typeof FOLLOWER;
const FOLLOWED = Object.keys(FOLLOWER) as Followed[];

/** Who must not get a feed, and what they show. */
const INTRUDERS: readonly [string, string, (system: TestSystem, of: Followed) => Claims | undefined][] = [
  ['no identity', '/feed', () => undefined],
  ["the gateway's identity of a user", '/feed', () => ({ subject: ANONYMOUS })],
  ['a made-up secret', '/feed', (system, of) => ({ ...feedClaims(system, of), secret: Buffer.alloc(32, 7).toString('base64url') })],
  ['an identity for another subgraph', '/feed', (system, of) => ({ ...feedClaims(system, of), audience: 'citizens' })],
  ['the identity of the one that is followed', '/feed', (system, of) => feedClaims(system, FOLLOWER[of])],
  ['an identity for another page', '/feed?after=x', (system, of) => ({ ...feedClaims(system, of), operation: 'GET /feed' })],
  ['an identity that has expired', '/feed', (system, of) => ({ ...feedClaims(system, of), signedAt: Date.now() - STALE_MS })],
  ['a user under the key of the feed', '/feed', (system, of) => ({ ...feedClaims(system, of), subject: { kind: 'citizen', id: 'x' } })],
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
  const feed = async (of: Followed, path: string, token: string | undefined) => {
    const response = await fetch(`${subgraphUrl(system, of)}${path}`, {
      headers: token === undefined ? {} : { [IDENTITY_HEADER]: token },
    });
    return {
      status: response.status,
      body: (await response.json()) as { events?: unknown[]; errors?: { extensions: { code: string } }[] },
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

  it.each(FOLLOWED)('%s gives its feed to the process it is for', async (of) => {
    const { status, body } = await feed(of, '/feed', signFor(system, of, 'GET /feed', feedClaims(system, of)));
    expect(status).toBe(200);
    expect(Array.isArray(body.events)).toBe(true);
  });

  it.each(FOLLOWED.flatMap((of) => INTRUDERS.map(([what, path, claims]) => ({ of, what, path, claims }))))(
    '$of refuses its feed with $what',
    async ({ of, path, claims }) => {
      const { status, body } = await feed(of, path, identity(of, `GET ${path}`, claims(system, of)));
      expect({ status, codes: body.errors?.map(({ extensions }) => extensions.code) }).toEqual({
        status: 401,
        codes: ['GATEWAY_IDENTITY_REQUIRED'],
      });
    },
  );

  it.each(FOLLOWED)("%s does not answer a user's operation under the key of the feed", async (of) => {
    const token = signFor(system, of, QUERY, feedClaims(system, of));
    expect((await askSubgraph(system, of, { query: QUERY }, token)).codes).toEqual(['GATEWAY_IDENTITY_REQUIRED']);
  });
});

/** What the other of the two signs to follow this one's feed. */
function feedClaims({ secrets }: TestSystem, of: Followed): Claims {
  const name = FOLLOWER[of];
  return { kid: `${name}-1`, issuer: name, secret: secrets.feedKey, subject: { kind: 'system', name } };
}
