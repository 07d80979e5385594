import { buildSubgraphSchema } from '@apollo/subgraph';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '@lapor/schema/identity';
import { GraphQLError, parse } from 'graphql';
import { until } from '../environment/until.js';
import { type GuardedGateway, startGuardedGateway } from './guarded-gateway.js';
import { type StubSubgraph, serveSubgraph } from './stub-subgraph.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires"])\n';

const SUBGRAPHS = {
  goods: `${LINK} type Query { goods: [Good!]! bare: [Good!]! bad: [Good!]! }
    type Good @key(fields: "id") { id: ID! owner: Person maker: Person }
    type Person @key(fields: "id") { id: ID! }`,
  people: `${LINK} type Person @key(fields: "id") { id: ID! name: String age(in: String): Int home: Town trouble: Int! }
    type Town @key(fields: "id") { id: ID! }`,
  towns: `${LINK} type Town @key(fields: "id") { id: ID! label: String }`,
  weights: `${LINK} type Good @key(fields: "id") { id: ID! weight: Int }`,
  prices: `${LINK} type Good @key(fields: "id") { id: ID! price: Int }`,
  stocks: `${LINK} type Good @key(fields: "id") { id: ID! stock: Int }`,
  shipping: `${LINK} type Good @key(fields: "id") { id: ID! weight: Int @external price: Int @external cost: Int @requires(fields: "weight price") }`,
};

/** Answers of stocks wait for it. */
const gate = Promise.withResolvers<void>();

const person = (id: string) => ({ id, name: `name of ${id}`, home: { id: `t-${id}` } });
type Ref = { readonly id: string };

const RESOLVERS: Readonly<Record<keyof typeof SUBGRAPHS, object>> = {
  goods: {
    Query: {
      goods: () => [1, 2, 3].map((id) => ({ id, owner: { id: `p${id % 2}` }, maker: { id: `p${id}` } })),
      bad: () => [{ id: 1, owner: { id: 'p1' }, maker: { id: 'p9' } }],
      bare: () => [1, 2].map((id) => ({ id, owner: null, maker: { id: `p${id}` } })),
    },
  },
  people: {
    Person: {
      __resolveReference({ id }: Ref) {
        const refusal = new GraphQLError('not this one', { extensions: { code: 'FORBIDDEN' } });
        // What is thrown at once, and not by a promise, @apollo/subgraph takes for a failure of the whole list.
        if (id === 'p9') throw refusal;
        return id === 'p3' ? Promise.reject(refusal) : person(id);
      },
      age: (_: unknown, { in: unit }: { in?: string }) => (unit ? unit.length : 40),
      trouble: () => {
        throw new GraphQLError('trouble', { extensions: { code: 'FORBIDDEN' } });
      },
    },
  },
  towns: { Town: { __resolveReference: ({ id }: Ref) => ({ id, label: `label of ${id}` }) } },
  weights: { Good: { __resolveReference: ({ id }: Ref) => ({ id, weight: Number(id) }) } },
  prices: { Good: { __resolveReference: ({ id }: Ref) => ({ id, price: 10 * Number(id) }) } },
  stocks: {
    Good: {
      async __resolveReference({ id }: Ref) {
        await gate.promise;
        return { id, stock: 7 };
      },
    },
  },
  shipping: {
    Good: { cost: ({ weight, price }: { weight: number; price: number }) => weight + price },
  },
};

describe('the fetches of a plan', () => {
  const stubs = new Map<string, StubSubgraph>();
  let gateway: GuardedGateway;
  beforeAll(async () => {
    gateway = await startGuardedGateway(SUBGRAPHS, {
      async start(name, sdl) {
        const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: RESOLVERS[name as keyof typeof SUBGRAPHS] as never }]);
        const stub = await serveSubgraph(schema);
        stubs.set(name, stub);
        return stub;
      },
    });
  });
  afterAll(() => gateway.stop());
  const ask = (query: string, variables = {}) => gateway.ask(ANONYMOUS, query, variables);
  const askedOf = (name: string) => stubs.get(name)?.asked ?? [];

  it('begin when what they need is there, however long others of their wave take', async () => {
    const answer = ask('{ goods { cost stock } }');
    await until('what needs no stock is asked for', () => askedOf('stocks').length === 1 && askedOf('shipping').length === 1);
    expect(askedOf('shipping')[0]?.variables.representations).toEqual([
      { __typename: 'Good', weight: 1, price: 10, id: '1' },
      { __typename: 'Good', weight: 2, price: 20, id: '2' },
      { __typename: 'Good', weight: 3, price: 30, id: '3' },
    ]);
    gate.resolve();
    expect(await answer).toMatchObject({
      data: { goods: [11, 22, 33].map((cost) => ({ cost, stock: 7 })) },
      errors: [],
    });
  });

  it('are one request to a subgraph where they can be sent at one moment', async () => {
    const { data, errors } = await ask('{ goods { owner { name age } maker { age(in: "years") } } }');
    expect(askedOf('people')).toHaveLength(1);
    const { query, variables } = askedOf('people')[0] ?? { query: '', variables: {} };
    expect(query).toContain('_0:_entities(representations:$representations_0)');
    expect(query).toContain('_1:_entities(representations:$representations_1)');
    const refs = (ids: string[]) => ids.map((id) => ({ __typename: 'Person', id }));
    const { representations_0: one, representations_1: other, ...others } = variables;
    expect(new Set([one, other])).toEqual(new Set([refs(['p1', 'p0']), refs(['p1', 'p2', 'p3'])]));
    expect(others).toEqual({ written0: 'years' });
    const owner = (id: string) => ({ name: `name of ${id}`, age: 40 });
    expect(data).toEqual({
      goods: [
        { owner: owner('p1'), maker: { age: 5 } },
        { owner: owner('p0'), maker: { age: 5 } },
        { owner: owner('p1'), maker: { age: null } },
      ],
    });
    // An error of one list stands at that list's place.
    expect(errors).toEqual(['goods.2.maker: FORBIDDEN']);
  });

  it('are sent as the planner wrote them where only one has something to ask', async () => {
    const { data } = await ask('{ bare { owner { name } maker { name age } } }');
    expect(askedOf('people').map(({ variables }) => Object.keys(variables))).toEqual([['representations']]);
    expect(data).toMatchObject({
      bare: [
        { owner: null, maker: { name: 'name of p1' } },
        { owner: null, maker: { name: 'name of p2' } },
      ],
    });
  });

  it('share what a client gives, whatever its variables are called', async () => {
    const query = `query ($representations_1: String, $representations: String, $u: String) {
      goods { owner { a: age(in: $representations_1) b: age(in: $u) } maker { c: age(in: $representations) b: age(in: $u) } } }`;
    const { data, errors } = await ask(query, { representations_1: '1', representations: '22', u: '333' });
    expect(askedOf('people')).toHaveLength(1);
    expect(errors).toEqual(['goods.2.maker: FORBIDDEN']);
    expect((data as { goods: object[] }).goods[0]).toEqual({ owner: { a: 1, b: 3 }, maker: { c: 2, b: 3 } });
  });

  it('begin together what comes after them', async () => {
    const { data } = await ask('{ goods { owner { name home { label } } maker { home { id label } } } }');
    expect(askedOf('people')).toHaveLength(1);
    expect(askedOf('towns')).toHaveLength(1);
    expect((data as { goods: object[] }).goods[1]).toEqual({
      owner: { name: 'name of p0', home: { label: 'label of t-p0' } },
      maker: { home: { id: 't-p2', label: 'label of t-p2' } },
    });
  });

  it('keep the errors of each list at its own places', async () => {
    const { data, errors } = await ask('{ goods { owner { name } maker { trouble } } }');
    expect(askedOf('people')).toHaveLength(1);
    expect(data).toEqual({ goods: ['p1', 'p0', 'p1'].map((owner) => ({ owner: { name: `name of ${owner}` }, maker: null })) });
    expect(errors).toEqual(['goods.0.maker.trouble: FORBIDDEN', 'goods.1.maker.trouble: FORBIDDEN', 'goods.2.maker: FORBIDDEN']);
  });

  it('lose nothing by a list that fails as a whole and takes the others of its request with it', async () => {
    const { data, errors } = await ask('{ bad { owner { name } maker { name age } } }');
    expect(data).toEqual({ bad: [{ owner: { name: 'name of p1' }, maker: { name: null, age: null } }] });
    expect(errors).toEqual([': FORBIDDEN']);
    expect(askedOf('people')).toHaveLength(3);
  });
});
