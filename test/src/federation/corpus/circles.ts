import { type Corpus, link } from './corpus.js';

type Ref = { readonly id: string };
type Tool = { readonly id: string; readonly price: number; readonly twin?: string };

const LINK = link('@key', '@shareable', '@external', '@requires', '@provides', '@interfaceObject');
const tools: readonly (Tool & { readonly __typename: string })[] = [
  { __typename: 'Hammer', id: 'h1', price: 5, twin: 's1' },
  { __typename: 'Saw', id: 's1', price: 5, twin: 'h1' },
  { __typename: 'Saw', id: 's2', price: 9 },
];
const toolOf = (id: string | undefined) => tools.find((one) => one.id === id) ?? null;

/** Interfaces that lead back to themselves, of which one subgraph has the way and another the fields. */
export const CIRCLES: Corpus = {
  subgraphs: {
    ways: {
      sdl: `${LINK}
        type Query { tool(id: ID!): Tool tools: [Tool!]! }
        interface Tool { twin: Tool }
        type Hammer implements Tool @key(fields: "id") { id: ID! twin: Saw }
        type Saw implements Tool @key(fields: "id") { id: ID! twin: Tool blades: [Saw!] @provides(fields: "teeth") teeth: Int @external }`,
      resolvers: {
        Query: { tool: (_: unknown, { id }: Ref) => toolOf(id), tools: () => tools },
        Hammer: { twin: ({ id }: Ref) => toolOf((toolOf(id) as Tool).twin) },
        Saw: {
          twin: ({ id }: Ref) => toolOf((toolOf(id) as Tool).twin),
          blades: ({ id }: Ref) => (id === 's1' ? [{ id: 's2', teeth: 30 }] : null),
        },
      },
    },
    prices: {
      sdl: `${LINK}
        type Query { dearest: Priced }
        interface Priced { price: Int! }
        type Hammer implements Priced @key(fields: "id") { id: ID! price: Int! twin: Saw @external sum: Int @requires(fields: "twin { price }") }
        type Saw implements Priced @key(fields: "id") { id: ID! price: Int! teeth: Int @shareable }`,
      resolvers: {
        Query: { dearest: () => toolOf('s2') },
        Hammer: {
          price: ({ id }: Ref) => toolOf(id)?.price,
          sum: ({ id, twin }: Ref & { twin?: Tool }) => (toolOf(id)?.price ?? 0) + (twin?.price ?? 1_000),
        },
        Saw: { price: ({ id }: Ref) => toolOf(id)?.price, teeth: () => 20 },
      },
    },
  },
  cases: {
    'the way alone': {
      query: '{ tool(id: "h1") { __typename twin { __typename twin { __typename twin { ... on Saw { id } } } } } }',
      data: { tool: { __typename: 'Hammer', twin: { __typename: 'Saw', twin: { __typename: 'Hammer', twin: { id: 's1' } } } } },
      calls: { ways: 1 },
    },
    'a field of the other at every turn': {
      query: '{ tools { ... on Priced { price } twin { ... on Priced { price } twin { ... on Hammer { id price } } } } }',
      data: {
        tools: [
          { price: 5, twin: { price: 5, twin: { id: 'h1', price: 5 } } },
          { price: 5, twin: { price: 5, twin: {} } },
          { price: 9, twin: null },
        ],
      },
    },
    'what one of the types requires of its twin': {
      query: '{ tools { ... on Hammer { sum } } tool(id: "s1") { twin { ... on Hammer { s: sum twin { id } } } } }',
      data: { tools: [{ sum: 10 }, {}, {}], tool: { twin: { s: 10, twin: { id: 's1' } } } },
    },
    'from the side that has no way': {
      query: '{ dearest { price ... on Saw { id twin { __typename } blades { teeth } } } }',
      data: { dearest: { price: 9, id: 's2', twin: null, blades: null } },
    },
    'what is provided on the way, and what is not': {
      query: '{ tool(id: "s1") { ... on Saw { teeth blades { teeth price } } } }',
      data: { tool: { teeth: 20, blades: [{ teeth: 30, price: 9 }] } },
    },
  },
};
