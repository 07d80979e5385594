import { type Corpus, link } from './corpus.js';

type Ref = {
  readonly id: string;
  readonly code?: string;
  readonly zone?: { readonly id: string; readonly tag: string };
  readonly name?: string;
};
type ListRef = { readonly wards: readonly Ref[]; readonly chosen?: Ref };

const LINK = link('@key', '@shareable', '@external', '@extends', '@requires', '@provides');
const wards = [1, 2].map((n) => ({ id: `w${n}`, code: `c${n}`, zoneId: `z${n}`, price: n * 100 }));
const zones = [1, 2].map((n) => ({ id: `z${n}`, tag: `t${n}`, main: `w${n}` }));
const wardOf = (id: string) => wards.find((ward) => ward.id === id) as (typeof wards)[number];
const zoneOf = (id: string) => zones.find((zone) => zone.id === id) as (typeof zones)[number];
const listOf = (refs: readonly Ref[]) => ({ wards: refs.map(({ id }) => wardOf(id)) });

/** Lists that are entities by what is in them, and objects without a key whose entity stands above. */
export const ENTITY_CALLS: Corpus = {
  subgraphs: {
    lists: {
      sdl: `${LINK}
        type Query { top: WardList! }
        type WardList @key(fields: "wards { id }") { wards: [Ward!]! }
        type Ward @extends @key(fields: "id") { id: ID! @external zone: Zone @shareable }
        type Zone @key(fields: "id") { id: ID! main: Ward! @shareable tag: String @shareable }`,
      resolvers: {
        Query: { top: () => listOf(wards) },
        WardList: { __resolveReference: ({ wards: refs }: ListRef) => listOf(refs) },
        Ward: { __resolveReference: ({ id }: Ref) => wardOf(id), zone: ({ id }: Ref) => zoneOf(wardOf(id).zoneId) },
        Zone: { __resolveReference: ({ id }: Ref) => zoneOf(id), main: ({ id }: Ref) => wardOf(zoneOf(id).main) },
      },
    },
    codes: {
      sdl: `${LINK} type Ward @key(fields: "id") @key(fields: "id code") { id: ID! code: String! }`,
      resolvers: { Ward: { __resolveReference: ({ id }: Ref) => wardOf(id) } },
    },
    choice: {
      sdl: `${LINK}
        type WardList @key(fields: "wards { id code }") { wards: [Ward!]! first: Ward @shareable chosen: Ward @shareable }
        type Ward @key(fields: "id code") { id: ID! code: String }`,
      resolvers: {
        WardList: {
          __resolveReference({ wards: refs }: ListRef) {
            if (refs.some(({ code }) => !code)) throw new Error('half a key');
            return { ...listOf(refs), first: wardOf(refs[0]?.id as string), chosen: wardOf(refs[1]?.id as string) };
          },
        },
        Ward: { __resolveReference: ({ id }: Ref) => wardOf(id) },
      },
    },
    prices: {
      sdl: `${LINK}
        type WardList @key(fields: "wards { id code zone { id tag } } chosen { id }") { wards: [Ward!]! first: Ward @shareable chosen: Ward @shareable total: Int }
        type Ward @key(fields: "id code zone { id tag }") { id: ID! price: Price code: String zone: Zone }
        type Zone @key(fields: "id tag") { id: ID! tag: String }
        type Price { amount: Int! }`,
      resolvers: {
        WardList: {
          __resolveReference: ({ wards: refs, chosen }: ListRef) => ({ ...listOf(refs), chosen }),
          total: ({ wards: all, chosen }: { wards: typeof wards; chosen: Ref }) =>
            all.reduce((sum, { price }) => sum + price, wardOf(chosen.id).price),
        },
        Ward: {
          __resolveReference({ id, zone }: Ref) {
            if (!zone?.tag) throw new Error('half a key');
            return wardOf(id);
          },
          price: ({ id }: Ref) => ({ amount: wardOf(id).price }),
          zone: ({ id }: Ref) => zoneOf(wardOf(id).zoneId),
        },
      },
    },
    // What stands below a ward has no key of its own: it is asked for through the ward.
    heads: {
      sdl: `${LINK} type Ward @key(fields: "id") { id: ID! head: Head @shareable } type Head @shareable { name: String }`,
      resolvers: { Ward: { head: ({ id }: Ref) => ({ name: `head of ${id}` }) } },
    },
    details: {
      sdl: `${LINK} type Ward @key(fields: "id") { id: ID! name: String @external head: Head @shareable fullName: String @requires(fields: "name") } type Head { details: String }`,
      resolvers: { Ward: { head: ({ id }: Ref) => ({ details: `details of ${id}` }), fullName: ({ name }: Ref) => `full ${name}` } },
    },
    names: {
      sdl: `${LINK} type Query { ward(id: ID!): Ward } type Ward @key(fields: "id") { id: ID! name: String }`,
      resolvers: { Query: { ward: (_: unknown, { id }: Ref) => ({ id }) }, Ward: { name: ({ id }: Ref) => `name ${id}` } },
    },
  },
  cases: {
    'keys that are lists, each of which another subgraph completes': {
      query: '{ top { wards { id code price { amount } zone { main { id } id tag } } chosen { id } first { id } } }',
      data: {
        top: {
          wards: [1, 2].map((n) => ({
            id: `w${n}`,
            code: `c${n}`,
            price: { amount: n * 100 },
            zone: { main: { id: `w${n}` }, id: `z${n}`, tag: `t${n}` },
          })),
          chosen: { id: 'w2' },
          first: { id: 'w1' },
        },
      },
    },
    'a field of the last of them': { query: '{ top { total } }', data: { top: { total: 500 } } },
    'an object without a key of which each has a part': {
      query: '{ ward(id: "w1") { head { name details } name } }',
      data: { ward: { head: { name: 'head of w1', details: 'details of w1' }, name: 'name w1' } },
      calls: { names: 1, heads: 1, details: 1 },
    },
    'such objects in lists, with what is required beside them': {
      query: '{ top { wards { head { details name } fullName } } a: ward(id: "w1") { h: head { d: details } fullName } }',
      data: {
        top: { wards: [1, 2].map((n) => ({ head: { details: `details of w${n}`, name: `head of w${n}` }, fullName: `full name w${n}` })) },
        a: { h: { d: 'details of w1' }, fullName: 'full name w1' },
      },
    },
  },
};

const accounts = ['a1'];

/** A root field that both have, and of which each can answer for its own types only. */
export const SHARED_NODE: Corpus = {
  subgraphs: Object.fromEntries(
    [['people', 'Person', 'Chat'] as const, ['chats', 'Chat', 'Person'] as const].map(([name, own, other]) => [
      name,
      {
        sdl: `${LINK}
          type Query { node(id: ID!): Node @shareable only${own}: ${own} }
          interface Node { id: ID! }
          type ${own} implements Node @key(fields: "id") { id: ID! own${own}: String }
          type ${other} implements Node @key(fields: "id") { id: ID! @external ${name}: String }`,
        resolvers: {
          Query: {
            node: (_: unknown, { id }: Ref) => ({
              __typename: accounts.includes(id) ? 'Person' : 'Chat',
              id: accounts.includes(id) === (own === 'Person') ? id : 'never',
            }),
            [`only${own}`]: () => ({ id: own === 'Person' ? 'a1' : 'c1' }),
          },
          [own]: { [`own${own}`]: ({ id }: Ref) => `${own} ${id}` },
          [other]: { [name]: ({ id }: Ref) => `${name} of ${id}` },
        },
      },
    ]),
  ),
  cases: {
    'type names, which each knows of all': {
      query: '{ a: node(id: "a1") { __typename } c: node(id: "c1") { __typename } }',
      data: { a: { __typename: 'Person' }, c: { __typename: 'Chat' } },
    },
    'each type of the one that has it': {
      query: '{ a: node(id: "a1") { ... on Person { id ownPerson } } c: node(id: "c1") { ... on Chat { id ownChat } } }',
      data: { a: { id: 'a1', ownPerson: 'Person a1' }, c: { id: 'c1', ownChat: 'Chat c1' } },
    },
    'a type that it is not': {
      query: '{ a: node(id: "a1") { ... on Chat { id } } c: node(id: "c1") { __typename ... on Person { id } } }',
      data: { a: {}, c: { __typename: 'Chat' } },
    },
    'a field that neither has for all types': { query: '{ node(id: "a1") { id } }', data: null, errors: [': OPERATION_NOT_ANSWERABLE'] },
    'there and back': {
      query: '{ onlyPerson { id ownPerson chats } onlyChat { people id } }',
      data: { onlyPerson: { id: 'a1', ownPerson: 'Person a1', chats: 'chats of a1' }, onlyChat: { people: 'people of c1', id: 'c1' } },
    },
  },
};
