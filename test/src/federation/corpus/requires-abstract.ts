import { type Corpus, link } from './corpus.js';

type Ref = { readonly id: string };
type Work = Ref & { readonly target?: { readonly length?: number; readonly span?: number; readonly depth?: number } };
type Home = { readonly place?: { readonly name?: string; readonly label?: string; readonly code?: string } };

const LINK = link('@key', '@shareable', '@external', '@requires', '@interfaceObject');
const label = ({ name }: { name: string }, { lang }: { lang?: string }) => `${name} (${lang})`;
const length = ({ meters }: { meters: number }, { unit }: { unit?: string }) => (unit === 'KM' ? meters / 1000 : meters);

/** Requirements through interfaces, unions and fragments. */
export const REQUIRES_ABSTRACT: Corpus = {
  subgraphs: {
    works: {
      sdl: `${LINK}
        type Query { works: [Work!]! users: [User!]! }
        type Work @key(fields: "id") { id: ID! target: Target place: Place }
        union Target = Road | Bridge | Well
        enum Unit { M KM }
        type Road { length(unit: Unit): Float }
        type Bridge { span: Int length(unit: Unit): Float }
        type Well { depth: Int }
        interface Place { name: String label(lang: String): String }
        type Village implements Place { name: String label(lang: String): String code: String }
        type Town implements Place @key(fields: "id") { id: ID! name: String label(lang: String): String }
        type User @key(fields: "id") { id: ID! home: Work }`,
      resolvers: {
        Query: {
          works: () => ['road', 'bridge', 'well', 'none'].map((id) => ({ id })),
          users: () => [{ id: 'u1' }, { id: 'u2' }],
        },
        Work: {
          target: ({ id }: Ref) =>
            ({
              road: { __typename: 'Road', meters: 2000 },
              bridge: { __typename: 'Bridge', span: 3, meters: 500 },
              well: { __typename: 'Well', depth: 9 },
            })[id],
          place: ({ id }: Ref) =>
            id === 'road' ? { __typename: 'Town', id: 't', name: 'Depok' } : { __typename: 'Village', name: 'Beji', code: 'B' },
        },
        Road: { length },
        Village: { label },
        Town: { label },
        Bridge: { length },
        User: { home: ({ id }: Ref) => ({ id: id === 'u1' ? 'road' : 'none' }) },
      },
    },
    towns: {
      sdl: `${LINK}
        type Town @key(fields: "id") { id: ID! mayor: String }`,
      resolvers: { Town: { mayor: () => 'the mayor' } },
    },
    sizes: {
      sdl: `${LINK}
        type Work @key(fields: "id") { id: ID! target: Target @external place: Place @external
          size: String @requires(fields: "target { ... on Road { length(unit: KM) } ... on Bridge { span } }")
          meters: Float @requires(fields: "target { ... on Road { length(unit: M) } ... on Bridge { length } }")
          deep: Boolean @requires(fields: "target { __typename ... on Well { depth } }")
          address: String @requires(fields: "place { name ... on Village { code } }")
          sign: String @requires(fields: "place { label(lang: \\"id\\") }")
          board: String @requires(fields: "place { ... on Place { label(lang: \\"en\\") } }") }
        union Target = Road | Bridge | Well
        enum Unit { M KM }
        type Road @external { length(unit: Unit): Float }
        type Bridge @external { span: Int length(unit: Unit): Float }
        type Well @external { depth: Int }
        interface Place { name: String label(lang: String): String }
        type Village implements Place @external { name: String label(lang: String): String code: String }
        type Town implements Place @key(fields: "id", resolvable: false) { id: ID! @external name: String @external
          label(lang: String): String @external }
        type User @key(fields: "id") { id: ID! home: Work @external label: String @requires(fields: "home { place { name } target { ... on Road { length(unit: KM) } } }") }`,
      resolvers: {
        Work: {
          size: ({ target }: Work) => (target?.span === undefined ? `${target?.length}` : `span ${target.span}`),
          meters: ({ target }: Work) => target?.length ?? null,
          deep: ({ target }: Work) => (target?.depth ?? 0) > 5,
          sign: ({ place }: Home) => place?.label,
          board: ({ place }: Home) => place?.label,
          address: ({ place }: Home) => `${place?.name} ${place?.code}`,
        },
        User: { label: ({ home }: { home?: Work & Home }) => `${home?.place?.name} ${home?.target?.length}` },
        Target: { __resolveType: (one: { __typename: string }) => one.__typename },
        Place: { __resolveType: (one: { __typename: string }) => one.__typename },
      },
    },
  },
  cases: {
    'fragments on the members of a union': {
      query: '{ works { size } }',
      data: { works: ['2', 'span 3', 'undefined', 'undefined'].map((size) => ({ size })) },
      calls: { works: 1, sizes: 1 },
    },
    'one field of two members with other arguments for two fields': {
      query: '{ works { meters size deep } }',
      data: {
        works: [
          { meters: 2000, size: '2', deep: false },
          { meters: 500, size: 'span 3', deep: false },
          { meters: null, size: 'undefined', deep: true },
          { meters: null, size: 'undefined', deep: false },
        ],
      },
      calls: { works: 1, sizes: 1 },
    },
    'with the client asking for other members': {
      query: '{ works { target { __typename ... on Bridge { length(unit: KM) } ... on Road { l: length } } size } }',
      data: {
        works: [
          { target: { __typename: 'Road', l: 2000 }, size: '2' },
          { target: { __typename: 'Bridge', length: 0.5 }, size: 'span 3' },
          { target: { __typename: 'Well' }, size: 'undefined' },
          { target: null, size: 'undefined' },
        ],
      },
    },
    'an interface, and fragments on what implements it': {
      query: '{ works { address place { ... on Town { mayor } } } }',
      data: {
        works: [
          { address: 'Depok undefined', place: { mayor: 'the mayor' } },
          { address: 'Beji B', place: {} },
          { address: 'Beji B', place: {} },
          { address: 'Beji B', place: {} },
        ],
      },
    },
    'a field of an interface with other arguments for two fields': {
      query: '{ works { sign board place { label(lang: "su") } } }',
      data: {
        works: ['Depok', 'Beji', 'Beji', 'Beji'].map((name) => ({
          sign: `${name} (id)`,
          board: `${name} (en)`,
          place: { label: `${name} (su)` },
        })),
      },
      calls: { works: 1, sizes: 1 },
    },
    'through an entity': {
      query: '{ users { label home { size } } }',
      data: {
        users: [
          { label: 'Depok 2', home: { size: '2' } },
          { label: 'Beji undefined', home: { size: 'undefined' } },
        ],
      },
    },
  },
};
