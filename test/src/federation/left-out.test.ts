import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '@lapor/schema/identity';
import { type GuardedGateway, startGuardedGateway } from './guarded-gateway.js';
import { type HostileSubgraph, json, startHostileSubgraph, type Trick } from './hostile-subgraph.js';
import { startRawSubgraph } from './raw-subgraph.js';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires"])';
const GRAPH = {
  near: `${LINK}
    type Query { vault: Vault vaults: [Vault!] }
    type Vault @key(fields: "id") { id: ID! content: String weight: Int place: Place @shareable }
    type Place { town: String }`,
  far: `${LINK}
    type Query { count: Int box: Box must: Int! }
    type Box { text: String inner: Box list: [String] }
    type Vault @key(fields: "id") { id: ID! far: String must: String! weight: Int @external cost: Int @requires(fields: "weight") place: Place @shareable }
    type Place { land: String }`,
};
const MISSING = 'SUBGRAPH_ANSWER_INVALID';

/**
 * A field that a subgraph was asked for and has left out is an error (GraphQL spec, 6.4.3: a value or an error); plain ApolloGateway is
 * silent there. Null for an entity is an answer: the subgraph knows nothing of it.
 */
describe('a field that is not in the answer of a subgraph', () => {
  let far: HostileSubgraph;
  let gateway: GuardedGateway;
  let near: Record<string, unknown>;
  beforeAll(async () => {
    far = await startHostileSubgraph();
    const root = { vault: () => near, vaults: () => [near, { ...near, id: '2' }] };
    const sound = await startRawSubgraph({ root });
    gateway = await startGuardedGateway(GRAPH, { start: async (name) => (name === 'far' ? far : sound) });
  });
  afterAll(() => gateway.stop());

  const VAULT = { __typename: 'Vault', id: '1', content: 'content', weight: 3, place: { town: 'Depok' } };
  const ask = async (trick: Trick, query: string, given: Record<string, unknown> = VAULT) => {
    near = given;
    far.play(trick);
    const { data, errors } = await gateway.ask(ANONYMOUS, query);
    return { data, errors };
  };
  const ofEntities = (...entities: unknown[]) => json({ data: { _entities: entities } });

  it.each([
    ['of the root', '{ count box { text } }', { box: { text: 't' } }, { count: null, box: { text: 't' } }, ['count']],
    ['of the root that must not be null', '{ must count }', { count: 1 }, null, ['must']],
    ['that is a list', '{ box { list text } }', { box: { text: 't' } }, { box: { list: null, text: 't' } }, ['box.list']],
    ['that is an object', '{ box { inner { text } text } }', { box: { text: 't' } }, { box: { inner: null, text: 't' } }, ['box.inner']],
    ['under another name', '{ b: box { t: text } }', { b: { text: 't' } }, { b: { t: null } }, ['b.t']],
  ])('%s is null with an error', async (_what, query, data, wanted, places) => {
    expect(await ask(json({ data }), query)).toEqual({ data: wanted, errors: places.map((place) => `${place}: ${MISSING}`) });
  });

  it('of an entity is null with an error at each of its places', async () => {
    expect(await ask(ofEntities({ far: 'x' }, {}), '{ vaults { far } }')).toEqual({
      data: { vaults: [{ far: 'x' }, { far: null }] },
      errors: [`vaults.1.far: ${MISSING}`],
    });
  });

  it('is not asked for where a literal leaves it out, beside conditions of variables', async () => {
    near = VAULT;
    far.play(ofEntities({ place: { land: 'Jawa' }, far: 'x' }));
    const query = 'query ($v: Boolean!) { vault @include(if: $v) { far must @include(if: false) place { land town @skip(if: true) } } }';
    far.asked.length = 0;
    const { data, errors } = await gateway.ask(ANONYMOUS, query, { v: true });
    expect({ data, errors }).toEqual({ data: { vault: { far: 'x', place: { land: 'Jawa' } } }, errors: [] });
    expect(far.asked.map((asked) => asked.query)).toEqual([expect.not.stringContaining('must')]);
  });

  it('and is null by what the subgraph says is no error', async () => {
    expect(await ask(ofEntities({ far: null }, null), '{ vaults { far cost } }')).toEqual({
      data: {
        vaults: [
          { far: null, cost: null },
          { far: null, cost: null },
        ],
      },
      errors: [`vaults.0.cost: ${MISSING}`],
    });
  });

  it('nor is a part of an object that one subgraph says there is none of', async () => {
    expect(await ask(ofEntities({ place: { land: 'Jawa' } }), '{ vault { place { town land } } }', { ...VAULT, place: null })).toEqual({
      data: { vault: { place: { town: null, land: 'Jawa' } } },
      errors: [],
    });
  });

  it('because the key that it is asked for by was left out is an error', async () => {
    const keyless = { ...VAULT, id: undefined };
    expect(await ask(ofEntities({ far: 'x' }), '{ vault { content far } }', keyless)).toEqual({
      data: { vault: { content: 'content', far: null } },
      errors: [`vault.far: ${MISSING}`],
    });
  });

  it('because what it requires was left out is an error', async () => {
    const weightless = { ...VAULT, weight: undefined };
    expect(await ask(ofEntities({ cost: 1 }), '{ vault { content cost } }', weightless)).toEqual({
      data: { vault: { content: 'content', cost: null } },
      errors: [`vault.cost: ${MISSING}`],
    });
  });

  it('because its fetch has failed is told by that alone', async () => {
    expect(await ask(json({ data: null, errors: [{ message: 'no', path: ['_entities'] }] }), '{ vaults { far cost } }')).toMatchObject({
      data: { vaults: [{ far: null, cost: null }, {}] },
      errors: [': INTERNAL'],
    });
  });
});
