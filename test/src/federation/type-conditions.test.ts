import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PLANNERS } from '@lapor/gateway/planning/planner-name';
import { ANONYMOUS } from '@lapor/schema/identity';
import { type GuardedGateway, startGuardedGateway } from './guarded-gateway.js';
import { type Data, type RawSubgraph, startRawSubgraph } from './raw-subgraph.js';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const GRAPH = {
  search: `${LINK}
    type Query { found: [Found] one: Found }
    union Found = Film | Series
    type Film { sections: [Section] best: Section }
    type Series { sections: [Section] best: Section }
    type Section @key(fields: "id") { id: ID! }`,
  art: `${LINK}
    type Query { unused: Int }
    type Section @key(fields: "id") { id: ID! artwork(size: Int): String title: String subtitle: String }`,
};
const section = (id: string): Data => ({ __typename: 'Section', id });
const found: readonly Data[] = [
  { __typename: 'Film', sections: [section('a'), section('b')], best: section('a') },
  { __typename: 'Series', sections: [section('a'), null, section('c')], best: section('c') },
];
const artwork =
  (id: unknown) =>
  ({ size }: Data) =>
    `${id} in ${size}`;
const SUBGRAPHS: Readonly<Record<string, RawSubgraph>> = {
  search: { root: { found, one: found[1] } },
  art: {
    root: {},
    entity: ({ id }) => ({ ...section(String(id)), artwork: artwork(id), title: `title ${id}`, subtitle: `subtitle ${id}` }),
  },
};

/** One response key stands for different things, by the type of what holds it. */
describe.each(PLANNERS)('what lies behind a type condition (planned by %s)', (planner) => {
  let gateway: GuardedGateway;
  beforeAll(async () => {
    gateway = await startGuardedGateway(GRAPH, { planner, start: (name) => startRawSubgraph(SUBGRAPHS[name]!) });
  });
  afterAll(() => gateway.stop());

  it.each([
    [
      'other arguments in each type',
      '{ found { ... on Film { sections { artwork(size: 1) } } ... on Series { sections { artwork(size: 2) } } } }',
      {
        found: [
          { sections: [{ artwork: 'a in 1' }, { artwork: 'b in 1' }] },
          { sections: [{ artwork: 'a in 2' }, null, { artwork: 'c in 2' }] },
        ],
      },
    ],
    [
      'another field under the same key',
      '{ found { ... on Film { sections { name: title } } ... on Series { sections { name: subtitle } } } }',
      {
        found: [
          { sections: [{ name: 'title a' }, { name: 'title b' }] },
          { sections: [{ name: 'subtitle a' }, null, { name: 'subtitle c' }] },
        ],
      },
    ],
    [
      'one object, and not a list',
      '{ one { ... on Film { best { artwork(size: 1) } } ... on Series { best { artwork(size: 2) } } } }',
      { one: { best: { artwork: 'c in 2' } } },
    ],
    [
      'the same in each type',
      '{ found { ... on Film { best { title } } ... on Series { best { title } } } }',
      { found: [{ best: { title: 'title a' } }, { best: { title: 'title c' } }] },
    ],
    [
      'one type alone',
      '{ found { ... on Series { sections { title } } } }',
      { found: [{}, { sections: [{ title: 'title a' }, null, { title: 'title c' }] }] },
    ],
  ])('is right with %s', async (_what, query, wanted) => {
    const { data, errors } = await gateway.ask(ANONYMOUS, query);
    expect({ data, errors }).toEqual({ data: wanted, errors: [] });
  });

  it('is not fetched for the others', async () => {
    const { sent } = await gateway.ask(ANONYMOUS, '{ found { ... on Film { best { title } } ... on Series { best { id } } } }');
    expect(sent).toContain('"representations":[{"__typename":"Section","id":"a"}]');
  });
});
