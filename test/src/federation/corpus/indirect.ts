import { type Corpus, link } from './corpus.js';

type Ref = { readonly id: string; readonly pid?: string; readonly name?: string };

const LINK = link('@key', '@shareable', '@external', '@requires', '@provides', '@interfaceObject');

/** Fields that are reached through a subgraph that has neither the beginning nor the end of the way. */
export const INDIRECT: Corpus = {
  subgraphs: {
    shop: {
      sdl: `${LINK}
        type Query { ware: Ware wares: [Ware!]! product(id: ID!): Product }
        type Ware @key(fields: "id") { id: ID! name: String }
        type Product @key(fields: "id") { id: ID! name: String }`,
      resolvers: {
        Query: { ware: () => ({ id: 'w1' }), wares: () => [{ id: 'w1' }, { id: 'w2' }], product: (_: unknown, { id }: Ref) => ({ id }) },
        Ware: { name: ({ id }: Ref) => `ware ${id}` },
        Product: { name: ({ id }: Ref) => `product ${id}` },
      },
    },
    // It alone says that a ware is a node.
    nodes: {
      sdl: `${LINK}
        interface Node @key(fields: "id") { id: ID! }
        type Ware implements Node @key(fields: "id") { id: ID! }
        type Crate implements Node @key(fields: "id") { id: ID! wares: [Ware!]! }
        type Query { node(id: ID!): Node }`,
      resolvers: {
        Query: { node: (_: unknown, { id }: Ref) => ({ __typename: id.startsWith('w') ? 'Ware' : 'Crate', id }) },
        Node: { __resolveReference: ({ id }: Ref) => ({ __typename: id.startsWith('w') ? 'Ware' : 'Crate', id }) },
        Crate: { wares: () => [{ id: 'w1' }] },
      },
    },
    stamps: {
      sdl: `${LINK}
        type Query { stamped: [Node] }
        type Node @key(fields: "id") @interfaceObject { id: ID! stamp: Stamp parent: Node }
        type Stamp { text: String by: Node }`,
      resolvers: {
        Query: { stamped: () => [{ id: 'w2' }, null, { id: 'c1' }] },
        Node: {
          stamp: ({ id }: Ref) => ({ text: `stamp on ${id}`, by: { id: 'c1' } }),
          parent: ({ id }: Ref) => (id.startsWith('w') ? { id: 'c1' } : null),
        },
      },
    },
    // A product's category stands in three subgraphs, each with other fields; one of them needs a key that another one gives.
    details: {
      sdl: `${LINK}
        type Product @key(fields: "id pid") { id: ID! pid: ID! category: Category @shareable }
        type Category { details: String }`,
      resolvers: {
        Product: {
          __resolveReference({ id, pid }: Ref) {
            if (!pid) throw new Error('half a key');
            return { id, pid };
          },
          category: ({ id }: Ref) => ({ details: `details for ${id}` }),
        },
      },
    },
    numbers: {
      sdl: `${LINK}
        type Product @key(fields: "id") @key(fields: "id pid") { id: ID! pid: ID! category: Category @shareable }
        type Category @key(fields: "id") { id: ID! }`,
      resolvers: {
        Product: { __resolveReference: ({ id }: Ref) => ({ id, pid: `p${id}` }), category: ({ id }: Ref) => ({ id: `c${id}` }) },
      },
    },
    categories: {
      sdl: `${LINK} type Category @key(fields: "id") { id: ID! name: String }`,
      resolvers: { Category: { name: ({ id }: Ref) => `category ${id}` } },
    },
  },
  cases: {
    'a field of an interface that the first subgraph has never heard of': {
      query: '{ ware { id stamp { text } } }',
      data: { ware: { id: 'w1', stamp: { text: 'stamp on w1' } } },
    },
    'the same in a list, with fields of its own': {
      query: '{ wares { name stamp { t: text } parent { id } } }',
      data: { wares: ['w1', 'w2'].map((id) => ({ name: `ware ${id}`, stamp: { t: `stamp on ${id}` }, parent: { id: 'c1' } })) },
    },
    'the type of what it leads to': {
      query: '{ ware { parent { __typename ... on Crate { wares { name } } ... on Ware { name } } } }',
      data: { ware: { parent: { __typename: 'Crate', wares: [{ name: 'ware w1' }] } } },
    },
    'back to the first one': {
      query: '{ stamped { stamp { text by { __typename id stamp { text } } } ... on Ware { name } } }',
      data: {
        stamped: [
          { stamp: { text: 'stamp on w2', by: { __typename: 'Crate', id: 'c1', stamp: { text: 'stamp on c1' } } }, name: 'ware w2' },
          null,
          { stamp: { text: 'stamp on c1', by: { __typename: 'Crate', id: 'c1', stamp: { text: 'stamp on c1' } } } },
        ],
      },
    },
    'through the node': {
      query: '{ node(id: "c1") { id stamp { text } ... on Crate { wares { id stamp { text } name } } } }',
      data: { node: { id: 'c1', stamp: { text: 'stamp on c1' }, wares: [{ id: 'w1', stamp: { text: 'stamp on w1' }, name: 'ware w1' }] } },
    },
    'an object of which each of three has a part': {
      query: '{ product(id: "1") { id name category { id name details } } }',
      data: { product: { id: '1', name: 'product 1', category: { id: 'c1', name: 'category c1', details: 'details for 1' } } },
    },
    'the part that is furthest alone': {
      query: '{ product(id: "1") { category { details } } }',
      data: { product: { category: { details: 'details for 1' } } },
    },
    'the part that is reached through the object alone': {
      query: '{ product(id: "1") { c: category { n: name } pid } }',
      data: { product: { c: { n: 'category c1' }, pid: 'p1' } },
    },
  },
};
