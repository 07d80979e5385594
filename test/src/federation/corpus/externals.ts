import { type Corpus, link } from './corpus.js';

type Ref = { readonly id?: string; readonly name?: string; readonly upc?: string; readonly price?: number };

const nameOf = ({ id, name }: Ref) => name ?? `name ${id}`;
const users = {
  Query: { randomUser: () => ({ id: 'u1', name: 'local name' }), user: () => ({ id: 'u1', name: 'local name' }) },
  User: { name: nameOf },
};

/** The ways in which Federation 1 and 2 say that a field or a type belongs to another subgraph. */
export const EXTERNALS: Corpus = {
  subgraphs: {
    // A subgraph of Federation 1: no @link, and everything of others behind `extend` and `@external`.
    first: {
      sdl: `extend type User @key(fields: "id") { id: ID! @external rid: ID }
        type Query { randomUser: User providedUser: User @provides(fields: "name") }
        extend type User { name: String @external }
        extend type Product @key(fields: "upc") { upc: ID! @external price: Int @external inStock: Boolean @requires(fields: "price") }
        extend type Query { product: Product }`,
      resolvers: {
        Query: {
          randomUser: () => ({ id: 'u1', rid: 'r1' }),
          providedUser: () => ({ id: 'u1', rid: 'r1', name: 'provided name' }),
          product: () => ({ upc: 'p1' }),
        },
        User: { rid: ({ id }: Ref) => `rid ${id}` },
        Product: { inStock: ({ price }: Ref) => (price ?? 0) > 5 },
      },
    },
    second: {
      sdl: `type Query { userById(id: ID): User }
        type User @key(fields: "id") { id: ID! name: String nickname: String }
        type Product @key(fields: "upc") { upc: ID! price: Int }`,
      resolvers: {
        Query: { userById: (_: unknown, { id }: Ref) => ({ id }) },
        User: { name: nameOf, nickname: () => 'nick' },
        Product: { price: () => 9 },
      },
    },
    // The same words in Federation 2.
    third: {
      sdl: `${link('@key', '@external', '@extends', '@provides', '@requires', '@shareable')}
        type Query { user: User providedThird: User @provides(fields: "nickname") }
        type User @extends @key(fields: "id") { id: ID @external nickname: String @external motto: String @requires(fields: "nickname") }
        type Product @key(fields: "upc", resolvable: false) { upc: ID! }
        extend type Query { best: Product }`,
      resolvers: {
        Query: { ...users.Query, providedThird: () => ({ id: 'u1', nickname: 'provided nick' }), best: () => ({ upc: 'p9' }) },
        User: { motto: ({ nickname }: Ref & { nickname?: string }) => `motto of ${nickname}` },
      },
    },
  },
  cases: {
    'an external key is known where the type is extended': {
      query: '{ randomUser { id rid } }',
      data: { randomUser: { id: 'u1', rid: 'rid u1' } },
      calls: { first: 1 },
    },
    'a field of the owner': {
      query: '{ randomUser { id name } }',
      data: { randomUser: { id: 'u1', name: 'name u1' } },
      calls: { first: 1, second: 1 },
    },
    'a field that the extending subgraph provides': {
      query: '{ providedUser { id name } }',
      data: { providedUser: { id: 'u1', name: 'provided name' } },
      calls: { first: 1 },
    },
    'from the owner to the extension': {
      query: '{ userById(id: "u2") { id name rid } }',
      data: { userById: { id: 'u2', name: 'name u2', rid: 'rid u2' } },
    },
    'required across both versions': {
      query: '{ product { inStock } best { inStock price } }',
      data: { product: { inStock: true }, best: { inStock: true, price: 9 } },
    },
    'an external key of another nullability': {
      query: '{ user { id name } }',
      data: { user: { id: 'u1', name: 'name u1' } },
      calls: { third: 1, second: 1 },
    },
    'required after it was provided elsewhere': {
      query: '{ user { motto } providedThird { nickname motto } }',
      data: { user: { motto: 'motto of nick' }, providedThird: { nickname: 'provided nick', motto: 'motto of provided nick' } },
    },
  },
};

/** A price that stands as external in a subgraph that uses it for nothing but a second key. */
export const MYSTERIOUS_EXTERNAL: Corpus = {
  subgraphs: {
    price: {
      sdl: `${link('@key')} type Product @key(fields: "id") { id: ID! price: Float! }`,
      resolvers: { Product: { price: () => 1.5 } },
    },
    product: {
      sdl: `type Query { product: Product }
        type Product @key(fields: "id") { id: ID! name: String! price: Float! @external isCheap: Boolean @requires(fields: "price") }`,
      resolvers: {
        Query: { product: () => ({ id: 'p', name: 'n' }) },
        Product: { name: () => 'n', isCheap: ({ price }: Ref) => price === 1.5 },
      },
    },
  },
  cases: {
    'read of its owner': { query: '{ product { id name price } }', data: { product: { id: 'p', name: 'n', price: 1.5 } } },
    'read of its owner and sent back': { query: '{ product { isCheap name } }', data: { product: { isCheap: true, name: 'n' } } },
  },
};
