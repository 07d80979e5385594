import { type Corpus, link } from './corpus.js';

type Ref = { readonly id: string; readonly price?: number };

const LINK = link('@key', '@shareable', '@external', '@requires');

/** What the two subgraphs share, as two processes share a database. */
const store = { number: 0, log: [] as string[] };

function change(what: string, next: number): number {
  store.log.push(what);
  store.number = next;
  return next;
}

/** Writes run one after another, whoever does them, and everything that is read of one before the next. */
export const MUTATIONS: Corpus = {
  subgraphs: {
    writes: {
      sdl: `${LINK}
        type Query { log: [String!]! }
        type Mutation { start: Int! add(number: Int!): Int! make(name: String!, price: Float): Good! fail: Good tag(name: String!): Tag! @shareable }
        type Good @key(fields: "id") { id: ID! name: String! price: Float made: Int! }
        type Tag @key(fields: "id") { id: ID! name: String @shareable }`,
      resolvers: {
        Query: { log: () => store.log },
        Mutation: {
          start: () => {
            store.log = [];
            return change('start', 0);
          },
          add: (_: unknown, { number }: { number: number }) => change(`add ${number}`, store.number + number),
          make: (_: unknown, { name, price }: { name: string; price?: number }) => {
            change(`make ${name}`, store.number + 1);
            return { id: name, name, price };
          },
          fail: () => {
            change('fail', store.number);
            throw new Error('it cannot be');
          },
          tag: (_: unknown, { name }: { name: string }) => ({ id: `t-${name}`, name }),
        },
        Good: { made: () => store.number, name: ({ id }: Ref) => id },
      },
    },
    counts: {
      sdl: `${LINK}
        type Query { unused: Int }
        type Mutation { multiply(by: Int!): Int! clear: Int tag(name: String!): Tag! @shareable }
        type Good @key(fields: "id") { id: ID! price: Float @external isDear: Boolean @requires(fields: "price") stock: Int! }
        type Tag @key(fields: "id") { id: ID! name: String @shareable color: String }`,
      resolvers: {
        Mutation: {
          multiply: (_: unknown, { by }: { by: number }) => change(`multiply ${by}`, store.number * by),
          clear: () => change('clear', 0),
          tag: (_: unknown, { name }: { name: string }) => ({ id: `t-${name}`, name }),
        },
        Good: {
          isDear: ({ price }: Ref) => (price as number) > 100,
          stock: ({ id }: Ref) => {
            store.log.push(`read ${id}`);
            return store.number;
          },
        },
        Tag: { color: ({ id }: Ref) => `color of ${id}` },
      },
    },
  },
  cases: {
    'in series over two subgraphs': {
      query: 'mutation { start five: add(number: 5) ten: multiply(by: 2) twelve: add(number: 2) done: clear after: add(number: 1) }',
      data: { start: 0, five: 5, ten: 10, twelve: 12, done: 0, after: 1 },
    },
    'those of one subgraph as one request': {
      query: 'mutation { start a: add(number: 1) b: add(number: 2) }',
      data: { start: 0, a: 1, b: 3 },
      calls: { writes: 1 },
    },
    'what is read of one before the next': {
      query:
        'mutation { start a: make(name: "a", price: 150) { name stock isDear made } three: multiply(by: 3) b: make(name: "b") { stock } end: clear }',
      data: { start: 0, a: { name: 'a', stock: 1, isDear: true, made: 1 }, three: 3, b: { stock: 4 }, end: 0 },
    },
    'the order in which it was done': {
      query: '{ log }',
      data: { log: ['start', 'make a', 'read a', 'multiply 3', 'make b', 'read b', 'clear'] },
    },
    'the next after one that has failed': {
      query: 'mutation { start fail { name stock } add(number: 4) __typename t: __typename }',
      data: { start: 0, fail: null, add: 4, __typename: 'Mutation', t: 'Mutation' },
      errors: ['fail: INTERNAL'],
    },
    'one that each of two could do, once': {
      query: 'mutation { tag(name: "x") { id name color } }',
      data: { tag: { id: 't-x', name: 'x', color: 'color of t-x' } },
    },
    'none that a condition leaves out': {
      query: 'mutation ($yes: Boolean!) { start add(number: 7) @skip(if: $yes) multiply(by: 2) @include(if: $yes) }',
      variables: { yes: true },
      data: { start: 0, multiply: 0 },
    },
  },
};
