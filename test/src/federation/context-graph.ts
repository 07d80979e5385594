const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@context", "@fromContext", "@external", "@shareable"])`;

/** Two subgraphs of which one has fields that take their arguments from the types of the other. */
export const CONTEXT_FOREST = {
  forest: `${LINK}
    scalar Any
    type Query { oak: Tree trees: [Tree] grove: [[Tree]] plants: [Plant!]! wood: [Tree!]! poisoned: [Tree!]! }
    interface Plant @context(name: "plant") { id: ID! label: String fruit: Fruit }
    type Tree implements Plant @key(fields: "id") @context(name: "own") {
      id: ID! label: String fruit: Fruit sap: String dew: String rings: [Int] data: Any kind: Kind broken: String
      leaf: Leaf crown: Crown kept: Kept }
    type Bush implements Plant @key(fields: "id") { id: ID! label: String fruit: Fruit thorn: String }
    type Fruit @key(fields: "id") { id: ID! named(label: String @fromContext(field: "$plant { label }")): String }
    type Crown { leaves: [[Leaf]] }
    type Kind @shareable { name: String }
    type Kept @key(fields: "id") { id: ID! }
    type Leaf @key(fields: "id") { id: ID! own(sap: String @fromContext(field: "$own { sap }")): String }`,
  taste: `${LINK}
    scalar Any
    type Query { unused: Int }
    union Grown @context(name: "grown") = Tree | Bush
    type Tree @key(fields: "id") @context(name: "tree") {
      id: ID! sap: String @external dew: String @external rings: [Int] @external data: Any @external broken: String @external
      kind: Kind @external }
    type Bush @key(fields: "id") { id: ID! thorn: String @external }
    type Kind { name: String @external }
    type Kept @key(fields: "id") { id: ID! leaf: Leaf }
    type Fruit @key(fields: "id") { id: ID!
      juice(of: String @fromContext(field: "$grown ... on Tree { sap } ... on Bush { thorn }")): String }
    type Leaf @key(fields: "id") { id: ID!
      taste(n: Int, sap: String @fromContext(field: "$tree { sap }")): String
      twice(dew: String @fromContext(field: "$tree { dew }"), sap: String @fromContext(field: "$tree { sap }")): String
      many(rings: [Int] @fromContext(field: "$tree { rings }")): String
      anything(data: Any @fromContext(field: "$tree { data }")): String
      failing(broken: String @fromContext(field: "$tree { broken }")): String
      deep(name: String @fromContext(field: "$tree { kind { name } }")): String }`,
};

const l1 = { id: 'l1' };
const oak = {
  is: 'Tree',
  id: 'oak',
  label: 'Oak',
  fruit: { id: 'f' },
  sap: 'sweet',
  dew: 'cold',
  rings: [1, 2],
  data: { a: [1, { b: null }] },
  kind: { name: 'quercus' },
  leaf: l1,
  crown: { leaves: [[l1, null], [{ id: 'l2' }]] },
  kept: { id: 'k' },
};
const willow = { ...oak, id: 'willow', sap: 'bitter', dew: null, crown: { leaves: [[l1], null] } };
const dry = { ...oak, id: 'dry', sap: null, crown: null };

/** What the first of them tells. */
export const FOREST_DATA = {
  oak: () => oak,
  trees: () => [oak, willow, dry, null, { ...oak, id: 'second oak' }],
  grove: () => [[oak, willow], [dry]],
  plants: () => [oak, { is: 'Bush', id: 'rose', thorn: 'thorny', label: 'Rose', fruit: { id: 'f' } }],
  wood: () => Array.from({ length: 50 }, (_, index) => ({ ...oak, id: `t${index}`, sap: `s${index}`, leaf: { id: `l${index % 7}` } })),
  poisoned: () => [oak, { ...oak, id: 'p', sap: 'poison' }, dry],
};
