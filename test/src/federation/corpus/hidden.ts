import { type Corpus, link } from './corpus.js';

type Ref = { readonly id: string };

const LINK = link('@key', '@shareable', '@inaccessible', '@external', '@requires');
const secret = { __typename: 'Secret', id: 's1', plan: 'hidden plan' };
const plain = { __typename: 'Plain', id: 'n1', text: 'text' };

/** What the clients' schema does not have, coming from subgraphs that do. */
export const HIDDEN: Corpus = {
  subgraphs: {
    staff: {
      sdl: `${LINK}
        type Query { users: [User] anyItem: Item items: [Item!] mustItems: [Item!]! nodes: [Node] hiddenOne: Secret @inaccessible
          byType(type: UserType): [User] filter(by: Filter): String strict: [Strict!]! }
        type User @key(fields: "id") { id: ID! type: UserType @shareable code: String @inaccessible shout: String
          levels: [UserType] mustLevels: [UserType!] }
        type Strict { type: UserType! }
        enum UserType { REGULAR ANONYMOUS @inaccessible }
        union Item = Plain | Secret
        interface Node { id: ID! }
        type Plain implements Node { id: ID! text: String }
        type Secret implements Node @inaccessible { id: ID! plan: String }
        input Filter { first: Int! by: UserType secret: String @inaccessible }`,
      resolvers: {
        Query: {
          users: () => ['REGULAR', 'ANONYMOUS', null].map((type, n) => ({ id: `u${n}`, type })),
          anyItem: () => secret,
          items: () => [plain, secret],
          mustItems: () => [secret],
          nodes: () => [plain, secret, null],
          byType: (_: unknown, { type }: { type?: string }) => [{ id: 'u0', type }],
          filter: (_: unknown, { by }: { by?: object }) => JSON.stringify(by),
          strict: () => [{ type: 'REGULAR' }, { type: 'ANONYMOUS' }],
        },
        User: { code: ({ id }: Ref) => `code of ${id}`, levels: () => ['REGULAR', 'ANONYMOUS'], mustLevels: () => ['ANONYMOUS'] },
      },
    },
    public: {
      sdl: `${LINK}
        type Query { usersThere: [User] }
        type User @key(fields: "id") { id: ID! type: UserType @shareable code: String @external badge: String @requires(fields: "code") }
        enum UserType { REGULAR ANONYMOUS }
        input Filter { first: Int! by: UserType only: String }
        extend type Query { filterThere(by: Filter): String }`,
      resolvers: {
        Query: {
          usersThere: () => [{ id: 'u1', type: 'ANONYMOUS' }],
          filterThere: (_: unknown, { by }: { by?: object }) => JSON.stringify(by),
        },
        User: { badge: ({ code }: { code?: string }) => `badge for ${code}` },
      },
    },
  },
  cases: {
    'a hidden value of an enum': {
      query: '{ users { id type } }',
      data: {
        users: [
          { id: 'u0', type: 'REGULAR' },
          { id: 'u1', type: null },
          { id: 'u2', type: null },
        ],
      },
      errors: ['users.1.type: SUBGRAPH_ANSWER_INVALID'],
    },
    'hidden values in lists': {
      query: '{ users { levels } usersThere { mustLevels } }',
      data: {
        users: [{ levels: ['REGULAR', null] }, { levels: ['REGULAR', null] }, { levels: ['REGULAR', null] }],
        usersThere: [{ mustLevels: null }],
      },
      errors: [
        'users.0.levels.1: SUBGRAPH_ANSWER_INVALID',
        'users.1.levels.1: SUBGRAPH_ANSWER_INVALID',
        'users.2.levels.1: SUBGRAPH_ANSWER_INVALID',
        'usersThere.0.mustLevels.0: SUBGRAPH_ANSWER_INVALID',
      ],
    },
    'a hidden value where null cannot be': {
      query: '{ strict { type } }',
      data: null,
      errors: ['strict.1.type: SUBGRAPH_ANSWER_INVALID'],
    },
    'a value that both have': { query: '{ byType(type: REGULAR) { id type } }', data: { byType: [{ id: 'u0', type: 'REGULAR' }] } },
    'a hidden type of a union': {
      query: '{ anyItem { __typename ... on Plain { text } } items { ... on Plain { text } } }',
      data: { anyItem: null, items: null },
      errors: ['anyItem: SUBGRAPH_ANSWER_INVALID', 'items.1: SUBGRAPH_ANSWER_INVALID'],
    },
    'a hidden type of an interface': {
      query: '{ nodes { id } }',
      data: { nodes: [{ id: 'n1' }, null, null] },
      errors: ['nodes.1: SUBGRAPH_ANSWER_INVALID'],
    },
    'a hidden type where null cannot be': {
      query: '{ mustItems { __typename } nodes { id } }',
      data: null,
      errors: ['mustItems.0: SUBGRAPH_ANSWER_INVALID'],
    },
    'a hidden field that another needs': {
      query: '{ users { badge } }',
      data: { users: [0, 1, 2].map((n) => ({ badge: `badge for code of u${n}` })) },
    },
    'an input of which all have a part': {
      query: 'query ($by: Filter) { filter(by: $by) filterThere(by: { first: 2 }) }',
      variables: { by: { first: 1, by: 'REGULAR' } },
      data: { filter: '{"first":1,"by":"REGULAR"}', filterThere: '{"first":2}' },
    },
  },
};
