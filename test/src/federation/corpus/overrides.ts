import { type Corpus, link } from './corpus.js';

type Ref = { readonly id: string; readonly title?: string };

const LINK = link('@key', '@shareable', '@external', '@requires', '@override');

function overridden(): never {
  throw new Error('another subgraph answers this now');
}

/** Fields that one subgraph has taken from another. */
export const OVERRIDES: Corpus = {
  subgraphs: {
    old: {
      sdl: `${LINK}
        type Query { posts: [Post!]! feed: [Item!]! moved: String }
        interface Item { id: ID! createdAt: String! }
        type Post implements Item @key(fields: "id") { id: ID! createdAt: String! title: String summary: String teaser: String }
        type Photo implements Item @key(fields: "id") { id: ID! createdAt: String! }`,
      resolvers: {
        Query: {
          posts: () => [{ id: 'p1' }, { id: 'p2' }],
          feed: () => [
            { __typename: 'Post', id: 'p1' },
            { __typename: 'Photo', id: 'f1' },
          ],
          moved: overridden,
        },
        Post: { createdAt: overridden, title: overridden, teaser: overridden, summary: ({ id }: Ref) => `summary ${id}` },
        Photo: { createdAt: () => 'old' },
      },
    },
    young: {
      sdl: `${LINK}
        type Query { moved: String @override(from: "old") latest: Post }
        type Post @key(fields: "id") { id: ID! createdAt: String! @override(from: "old") title: String @override(from: "old")
          gone: String @override(from: "nobody") }`,
      resolvers: {
        Query: { moved: () => 'to young', latest: () => ({ id: 'p9' }) },
        Post: { createdAt: () => 'young', title: ({ id }: Ref) => `title ${id}`, gone: () => 'still here' },
      },
    },
    reader: {
      sdl: `${LINK} type Post @key(fields: "id") { id: ID! title: String @external heading: String @requires(fields: "title") }`,
      resolvers: { Post: { heading: ({ title }: Ref) => `# ${title}` } },
    },
    halfway: {
      sdl: `${LINK} type Post @key(fields: "id") { id: ID! summary: String @override(from: "old", label: "percent(0)")
        teaser: String @override(from: "old", label: "percent(100)") }`,
      resolvers: { Post: { summary: overridden, teaser: ({ id }: Ref) => `teaser ${id}` } },
    },
  },
  cases: {
    'a root field': { query: '{ moved }', data: { moved: 'to young' }, calls: { young: 1 } },
    'a field of an entity': {
      query: '{ posts { id title } latest { title } }',
      data: {
        posts: [
          { id: 'p1', title: 'title p1' },
          { id: 'p2', title: 'title p2' },
        ],
        latest: { title: 'title p9' },
      },
    },
    'a field of an interface of which one type is taken': {
      query: '{ feed { id createdAt } }',
      data: {
        feed: [
          { id: 'p1', createdAt: 'young' },
          { id: 'f1', createdAt: 'old' },
        ],
      },
      calls: { old: 1, young: 1 },
    },
    'the same in fragments': {
      query: '{ feed { ... on Post { at: createdAt title } ... on Photo { createdAt } } }',
      data: { feed: [{ at: 'young', title: 'title p1' }, { createdAt: 'old' }] },
    },
    'what a third one requires': {
      query: '{ posts { heading } feed { ... on Post { heading } } }',
      data: { posts: [{ heading: '# title p1' }, { heading: '# title p2' }], feed: [{ heading: '# title p1' }, {}] },
      calls: { old: 1, young: 1, reader: 1 },
    },
    'from a subgraph that is not there': { query: '{ latest { gone } }', data: { latest: { gone: 'still here' } }, calls: { young: 1 } },
    'by a label that is set': {
      query: '{ posts { teaser } }',
      data: { posts: [{ teaser: 'teaser p1' }, { teaser: 'teaser p2' }] },
      calls: { old: 1, halfway: 1 },
    },
    'by a label that is not set': {
      query: '{ posts { summary } }',
      data: { posts: [{ summary: 'summary p1' }, { summary: 'summary p2' }] },
      calls: { old: 1 },
    },
  },
};
