import { type Corpus, link } from './corpus.js';

type Ref = { readonly id: string; readonly name?: string; readonly __typename?: string };

const PARTIES = [
  { __typename: 'Citizen', id: 'c1', name: 'Ani', nik: '32' },
  { __typename: 'Office', id: 'o1', name: 'Dinas', code: 'D1' },
  { __typename: 'Citizen', id: 'c2', name: null, nik: null },
];
const partyOf = ({ id }: Ref) => PARTIES.find((one) => one.id === id) ?? null;
const LINK = link('@key', '@interfaceObject', '@external', '@requires', '@shareable');

/** Subgraphs that add fields to an interface without knowing what implements it. */
export const INTERFACE_OBJECTS: Corpus = {
  subgraphs: {
    registry: {
      sdl: `${LINK}
        type Query { parties: [Party!]! party(id: ID!): Party anybody: [Anybody] }
        interface Party @key(fields: "id") { id: ID! name: String }
        type Citizen implements Party @key(fields: "id") { id: ID! name: String nik: String }
        type Office implements Party @key(fields: "id") { id: ID! name: String code: String }
        union Anybody = Citizen | Office`,
      resolvers: {
        Query: { parties: () => PARTIES, party: (_: unknown, { id }: Ref) => partyOf({ id }), anybody: () => [null, ...PARTIES] },
        Party: { __resolveReference: partyOf },
        Citizen: { __resolveReference: partyOf },
        Office: { __resolveReference: partyOf },
      },
    },
    credit: {
      sdl: `${LINK}
        type Query { top: [Party!]! best: Party nested: [[Party]] lost: Party }
        type Party @key(fields: "id") @interfaceObject { id: ID! score: Int! rival: Party }`,
      resolvers: {
        Query: {
          top: () => [{ id: 'o1' }, { id: 'c1' }],
          best: () => ({ id: 'c2' }),
          nested: () => [[{ id: 'c1' }, null], null, [{ id: 'o1' }]],
          lost: () => ({ id: 'x1' }),
        },
        Party: { score: ({ id }: Ref) => Number(id.slice(1)) * 10, rival: ({ id }: Ref) => (id === 'c1' ? { id: 'o1' } : null) },
      },
    },
    mail: {
      sdl: `${LINK}
        type Query { letters: [Letter!]! }
        type Letter @key(fields: "id") { id: ID! to: Party }
        type Party @key(fields: "id") @interfaceObject { id: ID! name: String @external greeting: String @requires(fields: "name")
          score: Int! @external seal: String @requires(fields: "name score") letters: [Letter!]! }`,
      resolvers: {
        Query: { letters: () => ['c1', 'o1'].map((id) => ({ id: `l-${id}`, to: { id } })) },
        Party: {
          greeting: ({ name }: Ref) => (name === undefined ? 'nothing was sent' : `Yth. ${name}`),
          seal: ({ name, score }: Ref & { score?: number }) => `${name}/${score}`,
          letters: ({ id }: Ref) => [{ id: `l-${id}`, to: { id } }],
        },
      },
    },
    streets: {
      sdl: `${LINK} extend type Citizen @key(fields: "id") { id: ID! street: String name: String @external sign: String @requires(fields: "name") }`,
      resolvers: { Citizen: { street: ({ id }: Ref) => `street of ${id}`, sign: ({ name }: Ref) => `sign of ${name}` } },
    },
  },
  cases: {
    'fields of the object alone': {
      query: '{ top { id score } }',
      data: {
        top: [
          { id: 'o1', score: 10 },
          { id: 'c1', score: 10 },
        ],
      },
      calls: { credit: 1 },
    },
    'the type name, which only the registry knows': {
      query: '{ top { __typename id score } best { kind: __typename } }',
      data: {
        top: [
          { __typename: 'Office', id: 'o1', score: 10 },
          { __typename: 'Citizen', id: 'c1', score: 10 },
        ],
        best: { kind: 'Citizen' },
      },
      calls: { credit: 1, registry: 1 },
    },
    'fields of the interface': { query: '{ top { name } }', data: { top: [{ name: 'Dinas' }, { name: 'Ani' }] } },
    'fragments on what implements it': {
      query: '{ top { ... on Citizen { nik score } ... on Office { code } } }',
      data: { top: [{ code: 'D1' }, { nik: '32', score: 10 }] },
    },
    'fragments under names that cross': {
      query: '{ top { ... on Citizen { code: nik name: score } ... on Office { nik: id code } } }',
      data: {
        top: [
          { nik: 'o1', code: 'D1' },
          { code: '32', name: 10 },
        ],
      },
    },
    'from the registry to the object': {
      query: '{ parties { score ... on Office { code } __typename } }',
      data: {
        parties: [
          { score: 10, __typename: 'Citizen' },
          { score: 10, code: 'D1', __typename: 'Office' },
          { score: 20, __typename: 'Citizen' },
        ],
      },
      calls: { registry: 1, credit: 1 },
    },
    'through a union': {
      query: '{ anybody { ... on Citizen { score } ... on Party { greeting } } }',
      data: {
        anybody: [null, { score: 10, greeting: 'Yth. Ani' }, { greeting: 'Yth. Dinas' }, { score: 20, greeting: 'Yth. null' }],
      },
    },
    'one type of several': {
      query: '{ parties { ... on Office { score greeting } } }',
      data: { parties: [{}, { score: 10, greeting: 'Yth. Dinas' }, {}] },
    },
    'a required field of the interface': {
      query: '{ letters { to { greeting } } }',
      data: { letters: [{ to: { greeting: 'Yth. Ani' } }, { to: { greeting: 'Yth. Dinas' } }] },
      calls: { mail: 2, registry: 1 },
    },
    'required fields of the interface and of another object': {
      query: '{ letters { to { seal __typename } } parties { seal } }',
      data: {
        letters: [{ to: { seal: 'Ani/10', __typename: 'Citizen' } }, { to: { seal: 'Dinas/10', __typename: 'Office' } }],
        parties: [{ seal: 'Ani/10' }, { seal: 'Dinas/10' }, { seal: 'null/20' }],
      },
    },
    'from object to object': {
      query: '{ letters { to { score rival { name score letters { id } } } } }',
      data: {
        letters: [
          { to: { score: 10, rival: { name: 'Dinas', score: 10, letters: [{ id: 'l-o1' }] } } },
          { to: { score: 10, rival: null } },
        ],
      },
    },
    'there and back': {
      query: '{ top { letters { to { __typename name letters { id } } } } }',
      data: {
        top: [
          { letters: [{ to: { __typename: 'Office', name: 'Dinas', letters: [{ id: 'l-o1' }] } }] },
          { letters: [{ to: { __typename: 'Citizen', name: 'Ani', letters: [{ id: 'l-c1' }] } }] },
        ],
      },
    },
    'on and on, types told at every level': {
      query:
        '{ parties { rival { __typename name rival { id } letters { to { __typename score ... on Office { code rival { name } } } } } } }',
      data: {
        parties: [
          {
            rival: {
              __typename: 'Office',
              name: 'Dinas',
              rival: null,
              letters: [{ to: { __typename: 'Office', score: 10, code: 'D1', rival: null } }],
            },
          },
          { rival: null },
          { rival: null },
        ],
      },
    },
    'a subgraph that adds to one implementation': {
      query: '{ top { ... on Citizen { street sign } } parties { id ... on Citizen { street } } best { ... on Citizen { sign } } }',
      data: {
        top: [{}, { street: 'street of c1', sign: 'sign of Ani' }],
        parties: [{ id: 'c1', street: 'street of c1' }, { id: 'o1' }, { id: 'c2', street: 'street of c2' }],
        best: { sign: 'sign of null' },
      },
    },
    'lists in lists': {
      query: '{ nested { name score } }',
      data: { nested: [[{ name: 'Ani', score: 10 }, null], null, [{ name: 'Dinas', score: 10 }]] },
      calls: { credit: 1, registry: 1 },
      callsByHive: { credit: 2, registry: 2 },
    },
    'one whom the registry does not know': { query: '{ lost { id score } }', data: { lost: { id: 'x1', score: 10 } } },
    'conditions around the fragments': {
      query:
        'query ($yes: Boolean!) { top { score @skip(if: $yes) ... on Citizen @include(if: $yes) { nik } ... on Office @skip(if: $yes) { code } } }',
      variables: { yes: true },
      data: { top: [{}, { nik: '32' }] },
    },
  },
};

/** Interfaces of which nothing can be asked where they are met. */
export const UNREACHABLE_INTERFACES: Corpus = {
  subgraphs: {
    here: {
      sdl: `${LINK}
        type Query { alone: Node thing: Thing shelf: Shelf! shelves: [Shelf!] }
        type Shelf { name: String alone: Node must: Node! }
        interface Node @key(fields: "id") { id: ID! }
        interface Thing @key(fields: "id") { id: ID! }
        type Road implements Thing @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: {
          alone: () => ({ __typename: 'Node', id: 'n' }),
          thing: () => ({ __typename: 'Road', id: 't' }),
          shelf: () => ({ name: 'shelf' }),
          shelves: () => [{ name: 'first' }, { name: 'second' }],
        },
      },
    },
    there: {
      sdl: `${LINK}
        type Query { node: Node }
        type Node @key(fields: "id", resolvable: false) @interfaceObject { id: ID! field: String }
        type Thing @key(fields: "id") @interfaceObject { id: ID! label: String }`,
      resolvers: { Query: { node: () => ({ id: 'n', field: 'f' }) }, Thing: { label: ({ id }: Ref) => `label of ${id}` } },
    },
  },
  cases: {
    'what is there without a type': { query: '{ node { id field } }', data: { node: { id: 'n', field: 'f' } }, calls: { there: 1 } },
    'what no type implements': { query: '{ alone { id } }', data: { alone: null }, errors: ['alone: INTERNAL'] },
    'a field of what no type implements': { query: '{ alone { field } }', data: null, errors: [': OPERATION_NOT_ANSWERABLE'] },
    'the same beside what can be answered': {
      query: '{ thing { id } alone { field } }',
      data: { thing: { id: 't' }, alone: null },
      errors: ['alone: FIELD_NOT_ANSWERABLE'],
    },
    'the same below the root': {
      query: '{ shelf { name alone { field } } shelves { a: alone { field } n: name } }',
      data: {
        shelf: { name: 'shelf', alone: null },
        shelves: [
          { a: null, n: 'first' },
          { a: null, n: 'second' },
        ],
      },
      errors: ['shelf.alone: FIELD_NOT_ANSWERABLE', 'shelves.0.a: FIELD_NOT_ANSWERABLE', 'shelves.1.a: FIELD_NOT_ANSWERABLE'],
    },
    'the same where null cannot be': {
      query: '{ thing { id } shelves { name must { field } } }',
      data: { thing: { id: 't' }, shelves: null },
      errors: ['shelves.0.must: FIELD_NOT_ANSWERABLE'],
    },
    'a field that can be reached beside it': {
      query: '{ thing { id label ... on Road { id } } }',
      data: { thing: { id: 't', label: 'label of t' } },
    },
  },
};

/** An interface of which one type is not for everybody, in a subgraph that cannot tell which object is of it. */
export const GUARDED_INTERFACES: Corpus = {
  subgraphs: {
    registry: {
      sdl: `${link('@key', '@authenticated')}
        type Query { shops: [Shop!]! }
        interface Shop @key(fields: "id") { id: ID! name: String }
        type Kiosk implements Shop @key(fields: "id") { id: ID! name: String }
        type Vault implements Shop @key(fields: "id") @authenticated { id: ID! name: String }`,
      resolvers: {
        Query: {
          shops: () => [
            { __typename: 'Kiosk', id: 'k', name: 'kiosk' },
            { __typename: 'Vault', id: 'v', name: 'vault' },
          ],
        },
        Shop: { __resolveReference: ({ id }: Ref) => ({ __typename: id === 'v' ? 'Vault' : 'Kiosk', id, name: id }) },
      },
    },
    ratings: {
      sdl: `${link('@key', '@interfaceObject')}
        type Query { rated: [Shop] }
        type Shop @key(fields: "id") @interfaceObject { id: ID! stars: Int }`,
      resolvers: { Query: { rated: () => [{ id: 'k' }, { id: 'v' }] }, Shop: { stars: () => 5 } },
    },
  },
  cases: {
    'what anybody could be told that only some may know': {
      query: '{ rated { id stars } }',
      data: { rated: null },
      errors: ['rated: UNAUTHENTICATED'],
      calls: {},
    },
    'with the type, which would be known in time': {
      query: '{ rated { __typename stars } }',
      data: { rated: null },
      errors: ['rated: UNAUTHENTICATED'],
      calls: {},
    },
  },
};
