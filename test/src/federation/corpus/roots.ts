import { type Corpus, link } from './corpus.js';

type Ref = { readonly id: string; readonly weight?: number };

const LINK = link('@key', '@shareable', '@external', '@requires');
const goods = ['g1', 'g2'];

/** Root fields of several subgraphs, type names everywhere, conditions, and keys that meet. */
export const ROOTS: Corpus = {
  subgraphs: {
    names: {
      sdl: `${LINK}
        type Query { good: Good @shareable goods: [Good] @shareable always: Query holder: Holder node: Node accounts: [Account!]! }
        type Good @key(fields: "id") { id: ID! name: Name }
        type Name { id: ID! brand: String @shareable model: String }
        type Holder { good: Good query: Query }
        interface Node { id: ID }
        union Account = User | Admin
        type User implements Node @key(fields: "id") { id: ID! name: String! friends: [Account!]! }
        type Admin implements Node { id: ID name: String! boss: User photo: String }`,
      resolvers: {
        Query: {
          good: () => ({ id: 'g1' }),
          goods: () => goods.map((id) => ({ id })),
          always: () => ({}),
          holder: () => ({ good: { id: 'g2' }, query: {} }),
          node: () => ({ __typename: 'User', id: 'u1' }),
          accounts: () => [
            { __typename: 'User', id: 'u1' },
            { __typename: 'Admin', id: 'a1', name: 'admin a1', boss: { id: 'u1' }, photo: 'p' },
          ],
        },
        Good: { name: ({ id }: Ref) => ({ id: `n-${id}`, brand: `brand ${id}`, model: `model ${id}` }) },
        User: { name: ({ id }: Ref) => `user ${id}`, friends: () => [{ __typename: 'Admin', id: null, name: 'nobody' }] },
      },
    },
    prices: {
      sdl: `${LINK}
        type Query { good: Good @shareable goods: [Good] @shareable priced: [Good!] }
        type Good @key(fields: "id") { id: ID! price: Price weight: Int! }
        type Price { id: ID amount: Int currency: String }
        type User @key(fields: "id") { id: ID photo: Int! }`,
      resolvers: {
        Query: { good: () => ({ id: 'g1' }), goods: () => goods.map((id) => ({ id })), priced: () => goods.map((id) => ({ id })) },
        Good: { price: ({ id }: Ref) => ({ id: `p-${id}`, amount: 5, currency: 'IDR' }), weight: () => 2 },
        User: { photo: () => 44 },
      },
    },
    freight: {
      sdl: `${LINK} type Good @key(fields: "id") { id: ID! weight: Int! @external freight: Int @requires(fields: "weight") neverAsked: Int! }`,
      resolvers: {
        Good: {
          freight: ({ weight }: Ref) => 10 * (weight as number),
          neverAsked: () => {
            throw new Error('it was left out');
          },
        },
      },
    },
  },
  cases: {
    'a root field that two subgraphs have, and each a part below': {
      query: '{ good { id name { id brand model } price { id amount currency } } }',
      data: {
        good: { id: 'g1', name: { id: 'n-g1', brand: 'brand g1', model: 'model g1' }, price: { id: 'p-g1', amount: 5, currency: 'IDR' } },
      },
    },
    'the same of a list': {
      query: '{ goods { price { amount } id name { model } } }',
      data: { goods: goods.map((id) => ({ price: { amount: 5 }, id, name: { model: `model ${id}` } })) },
    },
    'the type name of the root alone': { query: '{ __typename }', data: { __typename: 'Query' }, calls: {} },
    'type names at every level': {
      query:
        '{ __typename a: __typename good { __typename b: __typename name { __typename } } accounts { __typename ... on Node { c: __typename } } }',
      data: {
        __typename: 'Query',
        a: 'Query',
        good: { __typename: 'Good', b: 'Good', name: { __typename: 'Name' } },
        accounts: [
          { __typename: 'User', c: 'User' },
          { __typename: 'Admin', c: 'Admin' },
        ],
      },
      calls: { names: 1 },
    },
    'type names beside introspection': {
      query: '{ __schema { queryType { name } } __type(name: "Good") { kind } good { id } t: __typename }',
      data: { __schema: { queryType: { name: 'Query' } }, __type: { kind: 'OBJECT' }, good: { id: 'g1' }, t: 'Query' },
    },
    'the root below the root': {
      query:
        '{ always { good { id price { amount } } always { __typename priced { id } } } holder { query { priced { name { brand } } } good { price { currency } } } }',
      data: {
        always: { good: { id: 'g1', price: { amount: 5 } }, always: { __typename: 'Query', priced: [{ id: 'g1' }, { id: 'g2' }] } },
        holder: {
          query: { priced: [{ name: { brand: 'brand g1' } }, { name: { brand: 'brand g2' } }] },
          good: { price: { currency: 'IDR' } },
        },
      },
    },
    'conditions on what is required': {
      query:
        'query ($no: Boolean = false) { good { freight @include(if: $no) id ... @skip(if: true) { neverAsked } neverAsked @include(if: $no) } }',
      data: { good: { id: 'g1' } },
    },
    'conditions with what is required': {
      query: 'query ($yes: Boolean = true) { good { f: freight @include(if: $yes) ... @skip(if: $yes) { neverAsked } } }',
      data: { good: { f: 20 } },
    },
    'conditions that differ at one place': {
      query: `query ($yes: Boolean!) { good { ...A @include(if: $yes) ... on Good @skip(if: $yes) { neverAsked } } good @skip(if: $yes) { neverAsked } }
        fragment A on Good { weight freight }`,
      variables: { yes: true },
      data: { good: { weight: 2, freight: 20 } },
    },
    'one key of two types that differ in what may be null': {
      query: '{ accounts { ... on User { id name } ... on Admin { i: id n: name } } node { id } }',
      data: {
        accounts: [
          { id: 'u1', name: 'user u1' },
          { i: 'a1', n: 'admin a1' },
        ],
        node: { id: 'u1' },
      },
    },
    'keys that would meet in one subgraph alone': {
      query: '{ accounts { ... on User { friends { ... on Admin { id name } } } ... on Admin { id boss { id photo name } } } }',
      data: { accounts: [{ friends: [{ id: null, name: 'nobody' }] }, { id: 'a1', boss: { id: 'u1', photo: 44, name: 'user u1' } }] },
    },
    'aliases of keys and of what they stand for': {
      query: '{ good { name: id id: name { id: brand brand: id } price: weight weight: price { id } freight } }',
      data: { good: { name: 'g1', id: { id: 'brand g1', brand: 'n-g1' }, price: 2, weight: { id: 'p-g1' }, freight: 20 } },
    },
    'a list of entities asked for once': {
      query: '{ a: goods { freight } b: goods { freight } c: priced { freight name { model } } }',
      data: {
        a: [{ freight: 20 }, { freight: 20 }],
        b: [{ freight: 20 }, { freight: 20 }],
        c: goods.map((id) => ({ freight: 20, name: { model: `model ${id}` } })),
      },
    },
  },
};
