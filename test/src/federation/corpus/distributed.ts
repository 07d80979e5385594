import { type Corpus, link } from './corpus.js';

type Ref = { readonly id: string; readonly animals?: readonly { id: string }[] };
type Housed = {
  readonly address?: { readonly __typename?: string; readonly id?: string; readonly street?: string; readonly city?: string };
};
type Basket = { readonly lines?: readonly ({ readonly price?: number | null } | null)[] | null };

const LINK = link('@key', '@shareable', '@external', '@requires', '@provides');
const machines = [
  { __typename: 'Oven', id: 'o1' },
  { __typename: 'Toaster', id: 't1' },
  { __typename: 'Toaster', id: 't2' },
];
const animals = [
  { __typename: 'Dog', id: 'd1', name: 'provided dog' },
  { __typename: 'Cat', id: 'c1', name: 'provided cat' },
];

/** Unions, interfaces and their members, spread over subgraphs of which each has its own idea of them. */
export const DISTRIBUTED: Corpus = {
  subgraphs: {
    makers: {
      sdl: `${LINK}
        schema { query: RootOfMakers }
        type RootOfMakers { machines: [Machine!]! toasters: [Toaster!]! self: RootOfMakers shown: Shown @shareable }
        union Machine = Oven | Toaster
        type Oven @key(fields: "id") { id: ID! }
        type Toaster @key(fields: "id") { id: ID! warranty: Int }
        interface Shown { id: ID! }
        type Lamp implements Shown @shareable { id: ID! color: String }
        type Candle implements Shown @shareable { id: ID! }`,
      resolvers: {
        RootOfMakers: {
          machines: () => machines,
          toasters: () => machines.slice(1),
          self: () => ({}),
          shown: () => ({ __typename: 'Lamp', id: 'l1', color: 'red' }),
        },
        Toaster: { warranty: ({ id }: Ref) => Number(id.slice(1)) },
      },
    },
    parts: {
      sdl: `${LINK}
        type Query { part(id: ID!): Part shown: Lamp @shareable }
        interface Part { id: ID! }
        type Oven implements Part @key(fields: "id") { id: ID! warranty: Int }
        type Toaster implements Part @key(fields: "id") { id: ID! slots: Int }
        type Lamp @shareable { id: ID! color: String }`,
      resolvers: {
        Query: {
          part: (_: unknown, { id }: Ref) => machines.find((one) => one.id === id) ?? null,
          shown: () => ({ id: 'l1', color: 'red' }),
        },
        Oven: { warranty: () => 9 },
        Toaster: { slots: () => 2 },
      },
    },
    zoo: {
      sdl: `${LINK}
        type Query { keeper: Keeper @provides(fields: "animals { ... on Dog { name } }") pets: [Animal] }
        type Keeper @key(fields: "id") { id: ID! animals: [Animal] @external }
        interface Animal { id: ID! }
        type Dog implements Animal @key(fields: "id") { id: ID! name: String @external }
        type Cat implements Animal @key(fields: "id") { id: ID! }`,
      resolvers: { Query: { keeper: () => ({ id: 'k1', animals }), pets: () => animals.map(({ name, ...one }) => one) } },
    },
    names: {
      sdl: `${LINK}
        type Keeper @key(fields: "id") { id: ID! animals: [Animal] @shareable }
        interface Animal { id: ID! name: String }
        type Dog implements Animal @key(fields: "id") { id: ID! name: String @shareable age: Int }
        type Cat implements Animal @key(fields: "id") { id: ID! name: String @shareable age: Int }`,
      resolvers: {
        Keeper: { animals: () => animals.map(({ __typename, id }) => ({ __typename, id })) },
        Dog: { name: ({ id }: Ref) => `owned ${id}`, age: () => 3 },
        Cat: { name: ({ id }: Ref) => `owned ${id}`, age: () => 4 },
      },
    },
    people: {
      sdl: `${LINK}
        type Query { people: [Person!]! baskets: [Basket!]! }
        type Person @key(fields: "id") { id: ID! address: Address }
        interface Address { id: ID! }
        type Home implements Address @key(fields: "id") { id: ID! city: String }
        type Work implements Address @key(fields: "id") { id: ID! city: String }
        type Basket @key(fields: "id") { id: ID! lines: [Line] }
        type Line { price: Int name: String }`,
      resolvers: {
        Query: {
          people: () => [
            { id: 'p1', address: { __typename: 'Home', id: 'h1', city: 'Depok' } },
            { id: 'p2', address: { __typename: 'Work', id: 'w1', city: 'Bogor' } },
            { id: 'p3', address: null },
          ],
          baskets: () => [
            { id: 'b1', lines: [{ price: 3 }, null, { price: null }] },
            { id: 'b2', lines: null },
            { id: 'b3', lines: [] },
          ],
        },
      },
    },
    streets: {
      sdl: `${LINK}
        interface Address { id: ID! }
        type Home implements Address @key(fields: "id") { id: ID! street: String }
        type Work implements Address @key(fields: "id") { id: ID! street: String }`,
      resolvers: { Home: { street: ({ id }: Ref) => `home street ${id}` }, Work: { street: ({ id }: Ref) => `work street ${id}` } },
    },
    labels: {
      sdl: `${LINK}
        type Person @key(fields: "id") { id: ID! address: Address @external
          label: String @requires(fields: "address { id ... on Home { street city } ... on Work { street } }")
          isAtHome: Boolean @requires(fields: "address { __typename id }") }
        interface Address { id: ID! }
        type Home implements Address @key(fields: "id") { id: ID! @external street: String @external city: String @external }
        type Work implements Address @key(fields: "id") { id: ID! @external street: String @external }
        type Basket @key(fields: "id") { id: ID! lines: [Line] @external total: String @requires(fields: "lines { price }") }
        type Line @external { price: Int }`,
      resolvers: {
        Person: {
          label: ({ address: a }: Housed) => (a ? `${a.id} ${a.street} ${a.city}` : 'nowhere'),
          isAtHome: ({ address: a }: Housed) => (a ? a.__typename === 'Home' : null),
        },
        Basket: { total: ({ lines }: Basket) => JSON.stringify(lines) },
        Address: { __resolveType: (one: { __typename: string }) => one.__typename },
      },
    },
  },
  cases: {
    'a field that two members have from two subgraphs': {
      query: '{ machines { ... on Oven { id warranty } ... on Toaster { id warranty slots } } }',
      data: {
        machines: [
          { id: 'o1', warranty: 9 },
          { id: 't1', warranty: 1, slots: 2 },
          { id: 't2', warranty: 2, slots: 2 },
        ],
      },
      calls: { makers: 1, parts: 1 },
    },
    'an interface of one subgraph on the union of another': {
      query: '{ machines { __typename ... on Part { id ... on Oven { warranty } } } }',
      data: {
        machines: [
          { __typename: 'Oven', id: 'o1', warranty: 9 },
          { __typename: 'Toaster', id: 't1' },
          { __typename: 'Toaster', id: 't2' },
        ],
      },
    },
    'the union on the interface': {
      query:
        '{ a: part(id: "t2") { ... on Machine { ... on Toaster { warranty } } } b: part(id: "o1") { id ... on Toaster { warranty } } c: part(id: "x") { id } }',
      data: { a: { warranty: 2 }, b: { id: 'o1' }, c: null },
    },
    'the root below the root, which its subgraph calls otherwise': {
      query: '{ self { __typename self { __typename toasters { slots } } part(id: "o1") { id } } __typename }',
      data: {
        self: { __typename: 'Query', self: { __typename: 'Query', toasters: [{ slots: 2 }, { slots: 2 }] }, part: { id: 'o1' } },
        __typename: 'Query',
      },
    },
    'a shared field that is an interface here and an object there': {
      query: '{ shown { __typename id ... on Lamp { color } ... on Candle { id } } }',
      data: { shown: { __typename: 'Lamp', id: 'l1', color: 'red' } },
    },
    'one type of an interface that is provided inside a list, the other not': {
      query: '{ keeper { id animals { id name } } }',
      data: {
        keeper: {
          id: 'k1',
          animals: [
            { id: 'd1', name: 'provided dog' },
            { id: 'c1', name: 'owned c1' },
          ],
        },
      },
    },
    'the same with more of each': {
      query: '{ keeper { animals { ... on Dog { name age } ... on Cat { age } } } pets { __typename ... on Dog { name } } }',
      data: {
        keeper: { animals: [{ name: 'provided dog', age: 3 }, { age: 4 }] },
        pets: [{ __typename: 'Dog', name: 'owned d1' }, { __typename: 'Cat' }],
      },
    },
    'what is required of each type behind an interface, from two subgraphs': {
      query: '{ people { label } }',
      data: { people: [{ label: 'h1 home street h1 Depok' }, { label: 'w1 work street w1 undefined' }, { label: 'nowhere' }] },
    },
    'the type that is required': {
      query: '{ people { isAtHome address { ... on Work { street } } } }',
      data: {
        people: [
          { isAtHome: true, address: {} },
          { isAtHome: false, address: { street: 'work street w1' } },
          { isAtHome: null, address: null },
        ],
      },
    },
    'required lists with nulls in them, no list, and an empty one': {
      query: '{ baskets { total } }',
      data: {
        baskets: [{ total: '[{"price":3},null,{"price":null}]' }, { total: 'null' }, { total: '[]' }],
      },
    },
  },
};
