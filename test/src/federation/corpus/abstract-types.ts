import { type Corpus, link } from './corpus.js';

type Ref = { readonly id: string };
type Framed = { readonly frame?: object };

const LINK = link('@key', '@shareable', '@external', '@requires', '@provides', '@inaccessible');
const lamp = (n: number) => ({ __typename: 'Lamp', id: `lamp${n}`, watts: n });
const road = (n: number) => ({ __typename: 'Road', id: `road${n}`, length: n * 10 });
const text = { __typename: 'Text', body: 'a text' };
const photo = { __typename: 'Photo', url: '/p' };
const sound = { __typename: 'Sound', seconds: 7 };

/** Interfaces and unions of which each subgraph knows other members. */
export const ABSTRACT_TYPES: Corpus = {
  subgraphs: {
    works: {
      sdl: `${LINK}
        type Query { assets: [Asset!] nodes: [Node] node(id: ID!): Node lamps: [Lamp!] attached: Attached sharedOne: Attached @shareable }
        union Asset = Lamp | Road
        interface Node { id: ID! }
        interface Measured { watts: Int }
        type Lamp implements Node & Measured @key(fields: "id") { id: ID! watts: Int }
        type Road @key(fields: "id") { id: ID! }
        type Attached @key(fields: "id") { id: ID! frame: Frame @shareable }
        type Frame @shareable { parts: [Part!]! }
        union Part = Text | Photo
        type Text @shareable { body: String }
        type Photo { url: String }`,
      resolvers: {
        Query: {
          assets: () => [lamp(1), road(1), lamp(2)],
          nodes: () => [lamp(1), null, lamp(2)],
          node: (_: unknown, { id }: Ref) => (id.startsWith('lamp') ? lamp(1) : road(1)),
          lamps: () => [lamp(1), lamp(2)],
          attached: () => ({ id: 'a' }),
          sharedOne: () => ({ id: 'a', frame: { parts: [text] } }),
        },
        Lamp: { __resolveReference: ({ id }: Ref) => lamp(Number(id.slice(4))) },
        Attached: { frame: ({ frame }: Framed) => frame ?? { parts: [text, photo] } },
      },
    },
    roads: {
      sdl: `${LINK}
        type Query { recorded: Attached sharedOne: Attached @shareable places: [Place!]! }
        interface Node { id: ID! }
        interface Measured { watts: Int }
        type Road implements Node & Measured @key(fields: "id") { id: ID! watts: Int length: Int }
        type Attached @key(fields: "id") { id: ID! frame: Frame @shareable sounds: Frame }
        type Frame @shareable { parts: [Part!]! }
        union Part = Text | Sound
        type Text @shareable { body: String }
        type Sound { seconds: Int }
        union Place = Road | Bridge
        type Bridge @key(fields: "id") { id: ID! span: Span }
        type Span { length: Int! }`,
      resolvers: {
        Query: {
          recorded: () => ({ id: 'a' }),
          sharedOne: () => ({ id: 'a', frame: { parts: [text] } }),
          places: () => [road(3), { __typename: 'Bridge', id: 'b1', span: { length: 5 } }],
        },
        Road: { __resolveReference: ({ id }: Ref) => road(Number(id.slice(4))), watts: () => 1 },
        Attached: { frame: ({ frame }: Framed) => frame ?? { parts: [text, sound] }, sounds: () => ({ parts: [sound] }) },
        Bridge: { __resolveReference: ({ id }: Ref) => ({ id, span: { length: 5 } }) },
      },
    },
    names: {
      sdl: `${LINK}
        type Query { owned: [Owned!]! }
        interface Owned { id: ID! owner: Owner }
        interface Owner { name: String! }
        type Lamp implements Owned @key(fields: "id") { id: ID! owner: Owner }
        type Road implements Owned @key(fields: "id") { id: ID! owner: Owner }
        type Firm implements Owner @key(fields: "name") { name: String! lamps: [Lamp!]! }
        type Village implements Owner @key(fields: "name") { name: String! code: Int! }`,
      resolvers: {
        Query: { owned: () => [lamp(1), road(1)] },
        Lamp: { owner: ({ id }: Ref) => ({ __typename: 'Firm', name: `firm of ${id}` }) },
        Road: { owner: ({ id }: Ref) => ({ __typename: 'Village', name: `village of ${id}`, code: 4 }) },
        Firm: { lamps: () => [lamp(2)] },
      },
    },
    firms: {
      sdl: `${LINK}
        type Firm @key(fields: "name") { name: String! rating: Int code: String }
        type Village @key(fields: "name") { name: String! rating: Float }`,
      resolvers: { Firm: { rating: () => 5, code: () => 'F' }, Village: { rating: () => 0.5 } },
    },
  },
  cases: {
    'an interface that a member implements in another subgraph only': {
      query: '{ assets { ... on Node { id } } }',
      data: { assets: [{ id: 'lamp1' }, { id: 'road1' }, { id: 'lamp2' }] },
    },
    'a field of that interface': {
      query: '{ assets { ... on Measured { watts } __typename } }',
      data: {
        assets: [
          { watts: 1, __typename: 'Lamp' },
          { watts: 1, __typename: 'Road' },
          { watts: 2, __typename: 'Lamp' },
        ],
      },
      calls: { works: 1, roads: 1 },
    },
    'fragments within fragments of interfaces': {
      query: '{ nodes { ... on Node { id ... on Measured { watts } ... on Road { length } } } }',
      data: { nodes: [{ id: 'lamp1', watts: 1 }, null, { id: 'lamp2', watts: 2 }] },
      calls: { works: 1 },
    },
    'a member that the interface has elsewhere alone': {
      query: '{ nodes { ... on Road { length } ... on Lamp { id } } }',
      data: { nodes: [{ id: 'lamp1' }, null, { id: 'lamp2' }] },
      calls: { works: 1 },
    },
    'an object that its subgraph may not give for the interface': {
      query: '{ node(id: "road1") { ... on Road { watts } id } }',
      data: { node: null },
      errors: ['node: INTERNAL'],
    },
    'two fragments on one object': {
      query: '{ lamps { ...L ...N } } fragment L on Lamp { id } fragment N on Node { id __typename }',
      data: {
        lamps: [
          { id: 'lamp1', __typename: 'Lamp' },
          { id: 'lamp2', __typename: 'Lamp' },
        ],
      },
    },
    'a union of which the two have other members, here': {
      query: '{ attached { frame { parts { __typename ... on Text { body } ... on Photo { url } ... on Sound { seconds } } } } }',
      data: { attached: { frame: { parts: [text, photo] } } },
      calls: { works: 1 },
    },
    'and there': {
      query: '{ recorded { frame { parts { __typename ... on Text { body } ... on Photo { url } ... on Sound { seconds } } } } }',
      data: { recorded: { frame: { parts: [text, sound] } } },
      calls: { roads: 1 },
    },
    'and where both could answer': {
      query: '{ sharedOne { frame { parts { __typename ... on Text { body } ... on Photo { url } ... on Sound { seconds } } } } }',
      data: { sharedOne: { frame: { parts: [text] } } },
    },
    'and after a hop': {
      query: '{ attached { sounds { parts { __typename ... on Text { body } ... on Photo { url } ... on Sound { seconds } } } } }',
      data: { attached: { sounds: { parts: [sound] } } },
      calls: { works: 1, roads: 1 },
    },
    'members of which the subgraph knows none': {
      query: '{ attached { frame { parts { ... on Sound { seconds } } } } }',
      data: { attached: { frame: { parts: [{}, {}] } } },
    },
    'one key of two types that do not fit together, renamed': {
      query: '{ owned { id owner { name ... on Firm { f: rating c: code } ... on Village { v: rating n: code } } } }',
      data: {
        owned: [
          { id: 'lamp1', owner: { name: 'firm of lamp1', f: 5, c: 'F' } },
          { id: 'road1', owner: { name: 'village of road1', v: 0.5, n: 4 } },
        ],
      },
    },
    'an interface in an interface, and on': {
      query: '{ owned { __typename owner { __typename ... on Firm { lamps { watts owner { name } } } } ... on Road { length } } }',
      data: {
        owned: [
          { __typename: 'Lamp', owner: { __typename: 'Firm', lamps: [{ watts: 2, owner: { name: 'firm of lamp2' } }] } },
          { __typename: 'Road', owner: { __typename: 'Village' }, length: 10 },
        ],
      },
    },
    'one key at two types with other sub-selections': {
      query: '{ places { ... on Road { length } ... on Bridge { span { length } } ... on Node { id } } }',
      data: { places: [{ length: 30, id: 'road3' }, { span: { length: 5 } }] },
    },
  },
};
