import type { Data, RawSubgraph } from './raw-subgraph.js';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@shareable"])`;

/** A graph over two subgraphs, and data with everything in it that a schema forbids. */
export const SPEC_GRAPH = {
  near: `${LINK}
    type Query { vault: Vault gone: Vault vaults: [Vault] strict: [Vault!] strictest: [Vault!]! must: Vault! node: Node nodes: [Node!]
      thing: Thing things: [Thing] wrong: Wrong wrongs: [Wrong!]! user: User users: [User!] grid: [[Vault!]]! count(of: Int): Int }
    type Mutation { open(n: Int): Vault shut: Vault! }
    interface Node { id: ID! }
    union Thing = Vault | Box | Odd
    type Vault implements Node @key(fields: "id") { id: ID! x: String y: Int inner: Vault inners: [Vault!] must: String! list: [String!] deep: [[Int!]!]! }
    type Box implements Node @key(fields: "id") { id: ID! x: Int label(n: Int): String owner: User }
    type Odd { x: [String] }
    type User @key(fields: "id") { id: ID! name: String age(in: Unit): Int }
    enum Unit { YEARS DAYS }
    type Wrong { int: Int big: Int text: String flag: Boolean unit: Unit unitNumber: Unit id: ID float: Float list: [Int] notList: String object: Vault
      objectList: Vault mustInt: Int! mustInts: [Int!] unknown: Thing outside: Node scalar: String numberId: ID ids: [ID!] }`,
  far: `${LINK}
    type Query { unused: Int }
    enum Unit { YEARS DAYS }
    type Vault @key(fields: "id") { id: ID! far: String farMust: String! farInner: Vault farList: [Vault!] }
    type User @key(fields: "id") { id: ID! age(in: Unit): Int @external older: String @requires(fields: "age(in: YEARS)") friend: User
      named: String @requires(fields: "name") name: String @external }`,
};

const gold: Data = { __typename: 'Vault', id: 'gold', x: 'X', y: 1, must: 'm', list: ['a', 'b'], deep: [[1], []], far: 'F', farMust: 'FM' };
const broken: Data = { ...gold, id: 'broken', must: null, list: ['a', null], deep: [[1, null]], farMust: null };
const outer: Data = { ...gold, id: 'outer', inner: gold, inners: [gold, gold], farInner: gold, farList: [gold] };
const holed: Data = { ...gold, id: 'holed', inner: broken, inners: [gold, null], farInner: broken, farList: [gold, null] };
const age = ({ in: unit }: { in?: string }) => (unit === 'DAYS' ? 3_650 : unit === 'YEARS' ? 10 : 11);
const user: Data = { __typename: 'User', id: 'u', name: 'Ani', age, older: 'older than 10', named: 'named Ani', friend: null };
const box: Data = { __typename: 'Box', id: 'box', x: 7, label: ({ n }: { n?: number }) => `label ${n}`, owner: user };

const wrong: Data = {
  __typename: 'Wrong',
  int: 1.5,
  big: 2 ** 31,
  text: { a: 1 },
  flag: 'true',
  unit: 'WEEKS',
  unitNumber: 0,
  id: 1.5,
  float: '1.5x',
  list: 'text',
  notList: ['a'],
  object: 'text',
  objectList: [gold],
  mustInt: 'many',
  mustInts: [1, 'x', 3],
  unknown: { __typename: 'Nothing' },
  outside: { __typename: 'User', id: 'u' },
  scalar: ['x'],
  numberId: 7,
  ids: [1, 'a'],
};

const ALL: readonly Data[] = [gold, broken, outer, holed, { ...user, friend: user }, box];

/** What the whole graph says. */
export const SPEC_ROOT: Data = {
  vault: outer,
  gone: null,
  vaults: [gold, null, broken, holed],
  strict: [gold, null, outer],
  strictest: [gold, broken],
  must: broken,
  node: box,
  nodes: [box, gold],
  thing: { __typename: 'Odd', x: ['o', null] },
  things: [gold, box, null, { __typename: 'Odd', x: [] }, { __typename: 'Odd', x: 'text' }],
  wrong,
  wrongs: [{ ...wrong, mustInt: 1 }, wrong],
  user: { ...user, friend: user },
  users: [user],
  grid: [[gold, outer], null, [gold, null]],
  count: ({ of: number }: { of?: number }) => number ?? 0,
  open: ({ n }: { n?: number }) => (n === 0 ? null : gold),
  shut: broken,
};

const abstract = { Vault: ['Node', 'Thing'], Box: ['Node', 'Thing'], Odd: ['Thing'] };

export const SPEC_SUBGRAPHS: Readonly<Record<string, RawSubgraph>> = {
  near: { root: SPEC_ROOT, entity: byId, abstract },
  far: {
    root: {},
    abstract,
    // What is made from a required field shows what was sent as it.
    entity: (one) => ({ ...byId(one), older: `older than ${one.age ?? one.age__years}`, named: `named ${one.name}` }),
  },
};

function byId({ id }: Data): Data {
  return ALL.find((found) => found.id === id) as Data;
}
