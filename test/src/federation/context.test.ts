import { buildSubgraphSchema } from '@apollo/subgraph';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PLANNERS } from '@lapor/gateway/planning/planner-name';
import { ANONYMOUS } from '@lapor/schema/identity';
import { GraphQLError, parse } from 'graphql';
import { CONTEXT_FOREST, FOREST_DATA } from './context-graph.js';
import { type GuardedGateway, startGuardedGateway } from './guarded-gateway.js';
import { serveSubgraph } from './stub-subgraph.js';

type Args = Readonly<Record<string, unknown>>;
interface Leaf {
  readonly id: string;
}

/** What a field has been given, as its answer: a value from the wrong parent shows. */
const told = (leaf: Leaf, args: Args) => `${leaf.id}:${JSON.stringify(args)}`;
const strict = (leaf: Leaf, args: Args) => {
  if (args.sap === 'poison') throw new GraphQLError('this text must not leave');
  return told(leaf, args);
};

const RESOLVERS: Readonly<Record<string, object>> = {
  forest: {
    Query: FOREST_DATA,
    Plant: { __resolveType: ({ is }: { is: string }) => is },
    Tree: { broken: () => Promise.reject(new GraphQLError('no')) },
    Leaf: { __resolveReference: (leaf: Leaf) => leaf, own: told },
    Fruit: { __resolveReference: (fruit: Leaf) => fruit, named: told },
  },
  taste: {
    Leaf: { __resolveReference: (leaf: Leaf) => leaf, taste: strict, twice: told, many: told, anything: told, deep: told, failing: told },
    Fruit: { __resolveReference: (fruit: Leaf) => fruit, juice: told },
    Kept: { __resolveReference: (kept: Leaf) => kept, leaf: ({ id }: Leaf) => ({ __typename: 'Leaf', id: `leaf of ${id}` }) },
  },
};

describe.each(PLANNERS)('arguments from further up (@fromContext, planned by %s)', (planner) => {
  let gateway: GuardedGateway;
  beforeAll(async () => {
    gateway = await startGuardedGateway(CONTEXT_FOREST, {
      planner,
      start: (name, sdl) => serveSubgraph(buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: RESOLVERS[name] as never }])),
    });
  });
  afterAll(() => gateway.stop());

  const data = async (query: string, variables?: Record<string, unknown>) => {
    const answer = await gateway.ask(ANONYMOUS, query, variables);
    expect(answer.errors).toEqual([]);
    return answer.data;
  };
  const calls = (sent: string) => (JSON.parse(sent) as { query: string }[]).map(({ query }) => query);

  it('come from the parent, in the same subgraph or another', async () => {
    expect(await data('{ oak { leaf { own taste } } }')).toEqual({
      oak: { leaf: { own: 'l1:{"sap":"sweet"}', taste: 'l1:{"sap":"sweet"}' } },
    });
  });

  it("are each parent's own for one entity under several, which takes one request", async () => {
    const { data: found, sent } = await gateway.ask(ANONYMOUS, '{ trees { leaf { taste } } }');
    expect(found).toEqual({
      trees: [
        { leaf: { taste: 'l1:{"sap":"sweet"}' } },
        { leaf: { taste: 'l1:{"sap":"bitter"}' } },
        { leaf: { taste: 'l1:{"sap":null}' } },
        null,
        { leaf: { taste: 'l1:{"sap":"sweet"}' } },
      ],
    });
    expect(calls(sent)).toHaveLength(2);
  });

  it('reach through nested lists, nulls and objects in between', async () => {
    expect(await data('{ grove { crown { leaves { taste } } } }')).toEqual({
      grove: [
        [
          { crown: { leaves: [[{ taste: 'l1:{"sap":"sweet"}' }, null], [{ taste: 'l2:{"sap":"sweet"}' }]] } },
          { crown: { leaves: [[{ taste: 'l1:{"sap":"bitter"}' }], null] } },
        ],
        [{ crown: null }],
      ],
    });
  });

  it('do not mix where an entity between is one and the same', async () => {
    expect(await data('{ trees { kept { leaf { taste } } } }')).toMatchObject({
      trees: [
        { kept: { leaf: { taste: 'leaf of k:{"sap":"sweet"}' } } },
        { kept: { leaf: { taste: 'leaf of k:{"sap":"bitter"}' } } },
        { kept: { leaf: { taste: 'leaf of k:{"sap":null}' } } },
        null,
        { kept: { leaf: { taste: 'leaf of k:{"sap":"sweet"}' } } },
      ],
    });
  });

  it.each([
    ['several at once', 'twice', '{"dew":"cold","sap":"sweet"}'],
    ['a list', 'many', '{"rings":[1,2]}'],
    ['any value', 'anything', '{"data":{"a":[1,{"b":null}]}}'],
    ['a value inside the parent', 'deep', '{"name":"quercus"}'],
  ])('can be %s', async (_what, field, wanted) => {
    expect(await data(`{ oak { leaf { ${field} } } }`)).toEqual({ oak: { leaf: { [field]: `l1:${wanted}` } } });
  });

  it("follow the parent's own type, behind an interface and in a union", async () => {
    expect(await data('{ plants { __typename fruit { named } ... on Tree { fruit { juice } } ... on Bush { fruit { juice } } } }')).toEqual(
      {
        plants: [
          { __typename: 'Tree', fruit: { named: 'f:{"label":"Oak"}', juice: 'f:{"of":"sweet"}' } },
          { __typename: 'Bush', fruit: { named: 'f:{"label":"Rose"}', juice: 'f:{"of":"thorny"}' } },
        ],
      },
    );
  });

  it.each([
    ['below a field of an interface', '{ plants { fruit { juice } } }', 'juice'],
    ['in a fragment on it', '{ plants { ...F } } fragment F on Plant { fruit { juice } }', 'juice'],
    ['under other names', '{ plants { fruit { juice: id } more: fruit { j: juice } } }', 'more'],
    ['beside what the interface sets', '{ oak { id } plants { __typename fruit { juice named } id } }', 'both'],
  ])('follow the type behind an interface where that alone sets the context: %s', async (_what, query, form) => {
    const [sweet, thorny] = ['f:{"of":"sweet"}', 'f:{"of":"thorny"}'];
    const wanted = {
      juice: { plants: [{ fruit: { juice: sweet } }, { fruit: { juice: thorny } }] },
      more: { plants: [sweet, thorny].map((j) => ({ fruit: { juice: 'f' }, more: { j } })) },
      both: {
        oak: { id: 'oak' },
        plants: [
          { __typename: 'Tree', fruit: { juice: sweet, named: 'f:{"label":"Oak"}' }, id: 'oak' },
          { __typename: 'Bush', fruit: { juice: thorny, named: 'f:{"label":"Rose"}' }, id: 'rose' },
        ],
      },
    }[form];
    expect(JSON.stringify(await data(query))).toBe(JSON.stringify(wanted));
  });

  it('stand beside what the client gives', async () => {
    const query =
      'query ($n: Int, $contextualArgument_2_0: Int) { trees { leaf { taste(n: $n) other: taste(n: $contextualArgument_2_0) } } }';
    expect(await data(query, { n: 1, contextualArgument_2_0: 2 })).toMatchObject({
      trees: [
        { leaf: { taste: 'l1:{"n":1,"sap":"sweet"}', other: 'l1:{"n":2,"sap":"sweet"}' } },
        { leaf: { taste: 'l1:{"n":1,"sap":"bitter"}' } },
        { leaf: { other: 'l1:{"n":2,"sap":null}' } },
        null,
        {},
      ],
    });
  });

  it.each(Array.from({ length: 8 }, (_, index) => `contextualArgument_${1 + (index % 2)}_${index >> 1}`))(
    'are never what a client sends as %s',
    async (name) => {
      expect(await data('{ oak { leaf { taste own } } }', { [name]: 'forged' })).toEqual({
        oak: { leaf: { taste: 'l1:{"sap":"sweet"}', own: 'l1:{"sap":"sweet"}' } },
      });
    },
  );

  it("are never another field that the client gives the source's name", async () => {
    const query = '{ oak { sap: dew dew: sap leaf { taste twice id: taste } } }';
    expect(await data(query)).toEqual({
      oak: {
        sap: 'cold',
        dew: 'sweet',
        leaf: { taste: 'l1:{"sap":"sweet"}', twice: 'l1:{"dew":"cold","sap":"sweet"}', id: 'l1:{"sap":"sweet"}' },
      },
    });
  });

  it('are asked for in requests of a limited size, however many parents differ', async () => {
    const { data: found, errors, sent } = await gateway.ask(ANONYMOUS, '{ wood { leaf { taste } } }');
    expect(errors).toEqual([]);
    expect(found).toEqual({ wood: Array.from({ length: 50 }, (_, index) => ({ leaf: { taste: `l${index % 7}:{"sap":"s${index}"}` } })) });
    const asked = calls(sent).filter((query) => query.includes('taste'));
    expect(asked.map((query) => query.split('_entities').length - 1)).toEqual([20, 20, 10]);
  });

  it('are null where their source is, failed or not', async () => {
    const { data: found, errors } = await gateway.ask(ANONYMOUS, '{ oak { leaf { failing taste } } }');
    expect(found).toEqual({ oak: { leaf: { failing: 'l1:{"broken":null}', taste: 'l1:{"sap":"sweet"}' } } });
    expect(errors).toEqual(['oak.broken: INTERNAL']);
  });

  it('tell of an error at the place of the parent whose value it was', async () => {
    const { data: found, errors, raw } = await gateway.ask(ANONYMOUS, '{ poisoned { leaf { x: taste } } }');
    expect(found).toEqual({ poisoned: [{ leaf: { x: 'l1:{"sap":"sweet"}' } }, { leaf: { x: null } }, { leaf: { x: 'l1:{"sap":null}' } }] });
    expect(errors).toEqual(['poisoned.1.leaf.x: INTERNAL']);
    expect(JSON.stringify(raw)).not.toContain('must not leave');
  });
});
