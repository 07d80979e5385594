import { type Corpus, link } from './corpus.js';

type Ref = { readonly id: string };

const LINK = link('@key', '@shareable', '@external', '@provides');

function mustNot(): never {
  throw new Error('it was provided, or nobody asked for it');
}

const unasked = { description: mustNot };

/** Fields that a subgraph gives along: to be taken where they are given, asked for elsewhere where they are not. */
export const PROVIDES: Corpus = {
  subgraphs: {
    office: {
      sdl: `${LINK}
        type Query { offices: [Office!]! bare: Office seat: Seat @provides(fields: "... on Desk { label }")
          place: Place @provides(fields: "... on Hall { title } ... on Yard { title }") tree: Tree @provides(fields: "leaves { name twig { size } }")
          named: [Office!] @provides(fields: "name description") }
        type Office @key(fields: "id") { id: ID! name: String! @external description: String! @external }
        interface Seat { id: ID! label: String }
        type Desk implements Seat @key(fields: "id") { id: ID! label: String @external }
        type Bench implements Seat @key(fields: "id") { id: ID! label: String @shareable }
        union Place = Hall | Yard
        type Hall @key(fields: "id") { id: ID! title: String @external }
        type Yard @key(fields: "id") { id: ID! title: String @external }
        type Tree @key(fields: "id") { id: ID! leaves: [Leaf!] @external }
        type Leaf @key(fields: "id") { id: ID! name: String @external twig: Twig @external }
        type Twig { size: Int @external }`,
      resolvers: {
        Query: {
          offices: () => [{ id: '1' }, { id: '2' }],
          bare: () => ({ id: '3' }),
          named: () => [1, 2].map((n) => ({ id: `${n}`, name: `given ${n}`, description: mustNot })),
          seat: () => ({ __typename: 'Desk', id: 'd', label: 'given label' }),
          place: () => ({ __typename: 'Yard', id: 'y', title: 'given title' }),
          tree: () => ({ id: 't', leaves: [{ id: 'l', name: 'given leaf', twig: { size: 3 } }] }),
        },
      },
    },
    owner: {
      sdl: `${LINK}
        type Office @key(fields: "id") { id: ID! name: String! @shareable description: String! @shareable extra: String! }
        interface Seat { id: ID! label: String }
        type Desk implements Seat @key(fields: "id") { id: ID! label: String @shareable }
        type Bench implements Seat @key(fields: "id") { id: ID! label: String @shareable }
        type Hall @key(fields: "id") { id: ID! title: String @shareable }
        type Yard @key(fields: "id") { id: ID! title: String @shareable wall: String }
        type Tree @key(fields: "id") { id: ID! leaves: [Leaf!] @shareable }
        type Leaf @key(fields: "id") { id: ID! name: String @shareable twig: Twig @shareable }
        type Twig @shareable { size: Int }`,
      resolvers: {
        Office: { name: ({ id }: Ref) => `owned ${id}`, extra: ({ id }: Ref) => `extra ${id}`, ...unasked },
        Desk: { label: () => 'owned label' },
        Yard: { title: () => 'owned title', wall: () => 'wall' },
        Tree: { leaves: () => [{ id: 'l' }] },
        Leaf: { name: () => 'owned leaf' },
      },
    },
  },
  cases: {
    'nothing of what is given is asked for': {
      query: '{ named { id } }',
      data: { named: [{ id: '1' }, { id: '2' }] },
      calls: { office: 1 },
    },
    'a part of what is given': {
      query: '{ named { n: name ... { id } } }',
      data: {
        named: [
          { n: 'given 1', id: '1' },
          { n: 'given 2', id: '2' },
        ],
      },
      calls: { office: 1 },
    },
    'what is given beside what is not': {
      query: '{ named { ...N ... on Office { extra } } } fragment N on Office { name }',
      data: {
        named: [
          { name: 'given 1', extra: 'extra 1' },
          { name: 'given 2', extra: 'extra 2' },
        ],
      },
      calls: { office: 1, owner: 1 },
    },
    'what is given behind conditions': {
      query:
        'query ($no: Boolean = false) { named { id ... @skip(if: true) { description } ... on Office @include(if: $no) { description } } }',
      data: { named: [{ id: '1' }, { id: '2' }] },
      calls: { office: 1 },
    },
    'the same field where it is not given': {
      query: '{ offices { name } bare { name } named { name } }',
      data: {
        offices: [{ name: 'owned 1' }, { name: 'owned 2' }],
        bare: { name: 'owned 3' },
        named: [{ name: 'given 1' }, { name: 'given 2' }],
      },
      calls: { office: 1, owner: 1 },
    },
    'one type of an interface': {
      query: '{ seat { id label } }',
      data: { seat: { id: 'd', label: 'given label' } },
      calls: { office: 1 },
    },
    'the members of a union': {
      query: '{ place { ... on Hall { title } ... on Yard { title } } }',
      data: { place: { title: 'given title' } },
      calls: { office: 1 },
    },
    'a member of a union and more': {
      query: '{ place { ... on Yard { title wall } } }',
      data: { place: { title: 'given title', wall: 'wall' } },
      calls: { office: 1, owner: 1 },
    },
    'what lies deeper': {
      query: '{ tree { leaves { name twig { size } } } }',
      data: { tree: { leaves: [{ name: 'given leaf', twig: { size: 3 } }] } },
      calls: { office: 1 },
    },
  },
};
