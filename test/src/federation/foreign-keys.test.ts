import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '@lapor/schema/identity';
import { type GuardedGateway, startGuardedGateway } from './guarded-gateway.js';
import { type HostileSubgraph, json, startHostileSubgraph, type Trick } from './hostile-subgraph.js';
import { startRawSubgraph } from './raw-subgraph.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@interfaceObject"])';
const GRAPH = {
  sound: `${LINK}
    type Query { vault: Vault vaults: [Vault!] marked: Node }
    type Node @key(fields: "id", resolvable: false) @interfaceObject { id: ID! mark: String }
    type Vault @key(fields: "id") { id: ID! content: String label: String constructor: String place: Place @shareable rooms: [[Room]] @shareable }
    type Box @key(fields: "id") { id: ID! lid: String }
    type Place { town: String street: Street @shareable }
    type Street { name: String }
    type Room { name: String }`,
  hostile: `${LINK}
    type Query { visit: Visit alone: Node }
    type Subscription { changed: Vault }
    type Visit { to: [Vault] things: [Thing] node: Node }
    union Thing = Vault | Box
    interface Node @key(fields: "id") { id: ID! }
    type Vault @key(fields: "id") { id: ID! far: String place: Place @shareable rooms: [[Room]] @shareable }
    type Box @key(fields: "id") { id: ID! label: String }
    type Place { land: String street: Street @shareable }
    type Street { number: Int }
    type Room { size: Int }`,
};

const LEAK = 'text of the hostile subgraph';
const place = { town: 'Depok', street: { name: 'Jalan Margonda' } };
const vault = (id: string) => ({
  __typename: 'Vault',
  id,
  content: `content of ${id}`,
  label: `label of ${id}`,
  place,
  rooms: [[{ name: 'hall' }]],
});

/** Where objects of two subgraphs become one, one of them must not speak for the other, at whatever depth. */
describe('what a subgraph gives although others were asked for it', () => {
  let hostile: HostileSubgraph;
  let gateway: GuardedGateway;
  /** Whether the sound subgraph knows anything of what it is asked for. */
  let knows = true;
  beforeAll(async () => {
    hostile = await startHostileSubgraph();
    const root = { vault: vault('1'), vaults: [vault('1'), vault('2')] };
    const sound = await startRawSubgraph({ root, entity: ({ id }) => (knows ? { ...vault(String(id)), constructor: 'sound' } : null) });
    gateway = await startGuardedGateway(GRAPH, { start: async (name) => (name === 'hostile' ? hostile : sound) });
  });
  afterAll(() => gateway.stop());

  const ask = async (trick: Trick, query: string) => {
    hostile.play(trick);
    const answer = await gateway.ask(ANONYMOUS, query);
    expect(JSON.stringify(answer.raw)).not.toContain(LEAK);
    expect(JSON.stringify(answer.data)).not.toContain(LEAK);
    return { data: answer.data, errors: answer.errors };
  };
  /** To see that what was given was there to be taken. */
  const whenUnknown = async (trick: Trick, query: string) => {
    knows = false;
    try {
      return await ask(trick, query);
    } finally {
      knows = true;
    }
  };
  const ofEntities = (...entities: unknown[]) => json({ data: { _entities: entities } });

  it('is left out of an object inside an entity, which both have a part of', async () => {
    const given = { land: 'Jawa', town: LEAK, street: { number: 5, name: LEAK, __typename: 'Vault' } };
    expect(await ask(ofEntities({ place: given }), '{ vault { place { town land street { name number } } } }')).toEqual({
      data: { vault: { place: { town: 'Depok', land: 'Jawa', street: { name: 'Jalan Margonda', number: 5 } } } },
      errors: [],
    });
  });

  it('is left out of lists in lists', async () => {
    const rooms = [[{ size: 9, name: LEAK }]];
    const query = '{ vaults { rooms { name size } } }';
    expect(await ask(ofEntities({ rooms }, { rooms }), query)).toEqual({
      data: { vaults: [1, 2].map(() => ({ rooms: [[{ name: 'hall', size: 9 }]] })) },
      errors: [],
    });
  });

  it.each([
    ['and given by others', '{ visit { to { content constructor } } }', false],
    ['and known to nobody', '{ visit { to { content constructor } } }', true],
  ])('is left out of objects of which others tell, asked for %s', async (_what, query, isUnknown) => {
    const to = [{ __typename: 'Vault', id: '7', content: LEAK, constructor: LEAK, label: LEAK }, null];
    const trick = json({ data: { visit: { to } } });
    const answer = await (isUnknown ? whenUnknown : ask)(trick, query);
    const one = isUnknown ? { content: null, constructor: null } : { content: 'content of 7', constructor: 'sound' };
    expect(answer).toEqual({ data: { visit: { to: [one, null] } }, errors: [] });
  });

  it('is left out of the thousandth object as of the first', async () => {
    const to = Array.from({ length: 1_000 }, (_, index) => ({
      __typename: 'Vault',
      id: `${index}`,
      far: 'far',
      content: index % 100 === 99 ? LEAK : undefined,
    }));
    expect(await whenUnknown(json({ data: { visit: { to } } }), '{ visit { to { far content } } }')).toEqual({
      data: { visit: { to: to.map(() => ({ far: 'far', content: null })) } },
      errors: [],
    });
  });

  it('is left out by the type of each object', async () => {
    const things = [
      { __typename: 'Box', id: 'b', label: 'label of a box' },
      { __typename: 'Vault', id: '7', label: LEAK },
    ];
    const query = '{ visit { things { ... on Box { label } ... on Vault { label } } } }';
    expect(await whenUnknown(json({ data: { visit: { things } } }), query)).toEqual({
      data: { visit: { things: [{ label: 'label of a box' }, { label: null }] } },
      errors: [],
    });
  });

  it('is left out where a client has given it another name', async () => {
    const trick: Trick = (response, body) => {
      const to = [{ __typename: 'Vault', id: '7', far: LEAK, x: 'far' }];
      json({ data: body.query.includes('_entities') ? { _entities: [{ x: 'far' }] } : { visit: { to } } })(response, body);
    };
    expect(await whenUnknown(trick, '{ visit { to { x: far far: content } } }')).toEqual({
      data: { visit: { to: [{ x: 'far', far: null }] } },
      errors: [],
    });
  });

  it('is not taken where nobody could be asked, at the root and below it', async () => {
    const node = { __typename: 'Vault', id: 'n', mark: LEAK };
    const trick = json({ data: { alone: node, visit: { __typename: 'Visit', node, to: [] } } });
    expect(await ask(trick, '{ vault { id } alone { mark } visit { to { id } node { mark } } }')).toEqual({
      data: { vault: { id: '1' }, alone: null, visit: { to: [], node: null } },
      errors: ['alone: FIELD_NOT_ANSWERABLE', 'visit.node: FIELD_NOT_ANSWERABLE'],
    });
  });

  it('is left out of an event, too', async () => {
    knows = false;
    const event = {
      changed: { __typename: 'Vault', id: '7', far: 'far', content: LEAK, place: { land: 'Jawa', town: LEAK } },
      visit: LEAK,
    };
    const answer = await gateway.follow(ANONYMOUS, 'subscription { changed { far content place { land town } } }', [event]);
    knows = true;
    expect(answer.data).toEqual([{ changed: { far: 'far', content: null, place: { land: 'Jawa', town: null } } }]);
    expect(answer.errors).toEqual([]);
  });
});
