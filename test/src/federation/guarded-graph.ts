import { withoutGuards } from './without-guards.js';

/** How a subgraph may call the auth directives; composition writes the supergraph accordingly. */
export const NAMINGS = {
  'their own names': {
    link: 'import: ["@key", "@external", "@requires", "@shareable", "@interfaceObject", "@authenticated", "@requiresScopes", "@policy"]',
    names: ['authenticated', 'requiresScopes', 'policy'],
  },
  'names given at import': {
    link: `import: ["@key", "@external", "@requires", "@shareable", "@interfaceObject", { name: "@authenticated", as: "@signedIn" },
      { name: "@requiresScopes", as: "@policy" }, { name: "@policy", as: "@authenticated" }]`,
    names: ['signedIn', 'policy', 'authenticated'],
  },
  'a name given to the whole specification': {
    link: 'as: "fed", import: ["@key", "@external", "@requires", "@shareable", "@interfaceObject"]',
    names: ['fed__authenticated', 'fed__requiresScopes', 'fed__policy'],
  },
} as const;

/** Three subgraphs that use the directives at every place where composition lets them stand. */
export function guardedGraph({ link, names: [authenticated, requiresScopes, policy] }: (typeof NAMINGS)[keyof typeof NAMINGS]) {
  const own = (sdl: string) =>
    `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", ${link})\n${sdl}`
      .replaceAll('@SIGNED_IN', `@${authenticated}`)
      .replaceAll('@SCOPES', `@${requiresScopes}`)
      .replaceAll('@RULE', `@${policy}`);
  return { desk: own(DESK), lab: own(LAB), far: own(FAR) };
}

const DESK = `
type Query {
  open: String!
  signedInOnly: String @SIGNED_IN
  mustBeSignedIn: String! @SIGNED_IN
  scoped: String @SCOPES(scopes: [["reports:read", "registry:read"], ["reports:handle"]])
  ruled: String @RULE(policies: [["officer", "administrator"], ["citizen"]])
  strangeRule: String @RULE(policies: [["nobodyKnowsThisRule"]])
  both: String @SIGNED_IN @RULE(policies: [["nationalAdministrator"]])
  vault: Vault
  vaults: [Vault!]!
  case: Case!
  cases: [Case!]!
  entry: Entry
  note: Note
  paper: Paper
  papers(page: Int): [Paper!]!
  found: [Found!]!
  sealed: Sealed
  stamp: Stamp
  grade: Grade
}
type Mutation {
  file(title: String): Case!
  erase(id: ID): String @RULE(policies: [["nationalAdministrator"]])
  eraseAll(id: ID): String! @RULE(policies: [["nationalAdministrator"]])
}
type Subscription {
  caseChanged: Case!
  vaultOpened: Vault
  caseSealed: Case @SIGNED_IN
}
type Case @key(fields: "id") {
  id: ID!
  title: String
  secret: String @SIGNED_IN
  mustHave: String! @SIGNED_IN
  vault: Vault
  stampOf: Stamp
}
type Vault @SIGNED_IN { content: String owner: String @RULE(policies: [["officer"]]) }
interface Entry { id: ID! }
type Note implements Entry { id: ID! text: String }
type Secret implements Entry @SIGNED_IN { id: ID! hidden: String }
interface Paper { id: ID! body: String }
type Letter implements Paper { id: ID! body: String letterhead: String }
type Dossier implements Paper { id: ID! body: String @SIGNED_IN file: String }
union Found = Letter | Vault
union Sealed = Vault | Secret
scalar Stamp @SIGNED_IN
enum Grade @RULE(policies: [["officer"]]) { HIGH LOW }
`;

/** `derived` is made from what only signed-in callers may read. */
const LAB = `
type Case @key(fields: "id") {
  id: ID!
  secret: String @external
  derived: String @requires(fields: "secret") @SIGNED_IN
  weight: Int
}
`;

/** A second link of the chain. */
const FAR = `
type Case @key(fields: "id") {
  id: ID!
  derived: String @external
  concluded: String @requires(fields: "derived") @SIGNED_IN
}
`;

/** Takes the directives off the fields that are made from others, as a supergraph of before November 2025 has them. */
export function withoutDerivedGuards(supergraphSdl: string): string {
  return supergraphSdl.replace(/^( {2}(derived|concluded): .*\)) @\w+$/gm, '$1');
}

/** The same graph in which everybody may read everything. */
export function unguardedGraph(): Readonly<Record<string, string>> {
  const guarded = guardedGraph(NAMINGS['their own names']);
  return Object.fromEntries(Object.entries(guarded).map(([name, sdl]) => [name, withoutGuards(sdl)]));
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@interfaceObject", "@context", "@fromContext",
  "@authenticated", "@policy"])`;

/** A field whose argument comes from a guarded field further up. */
export const CONTEXT_GRAPH = {
  tree: `${LINK}
    type Query { trunk: Trunk! }
    type Trunk @key(fields: "id") @context(name: "trunk") { id: ID! sap: String! @authenticated leaf: Leaf! }
    type Leaf @key(fields: "id") { id: ID! colour: String taste(sap: String @fromContext(field: "$trunk { sap }")): String @authenticated }`,
  other: `${LINK}
    type Query { other: Int }
    type Leaf @key(fields: "id") { id: ID! }`,
};

/** Arguments from guarded sources behind an interface, in a union, and inside a guarded type; the fields come twice. */
export const CONTEXT_GUARDS_GRAPH = {
  only: `${LINK}
    type Query { oak: Oak! plants: [Plant!]! }
    interface Plant @context(name: "plant") { label: String leaf: Leaf! }
    union Grown @context(name: "grown") = Oak | Rose
    type Oak implements Plant @key(fields: "id") @context(name: "oak") {
      id: ID! label: String @authenticated sap: String kind: Kind leaf: Leaf! }
    type Rose implements Plant @key(fields: "id") @context(name: "oak") {
      id: ID! label: String thorn: String @authenticated kind: Kind leaf: Leaf! }
    type Kind @authenticated { name: String }
    type Leaf @key(fields: "id") { id: ID! colour: String
      named(label: String @fromContext(field: "$plant { label }")): String @authenticated
      grown(of: String @fromContext(field: "$grown ... on Oak { sap } ... on Rose { thorn }")): String @authenticated
      kind(name: String @fromContext(field: "$oak { kind { name } }")): String @authenticated
      told: String @authenticated }`,
};

/** Takes the directives off the fields with such arguments, as a supergraph of before November 2025 has them. */
export function withoutContextGuards(supergraphSdl: string): string {
  return supergraphSdl.replace(/^( {2}(named|grown|kind|taste): .*\}\]\)) @authenticated$/gm, '$1');
}

/** A field that one subgraph adds to whatever stands behind an interface. */
export const INTERFACE_OBJECT_GRAPH = {
  shelf: `${LINK}
    type Query { media: Media! book: Book! }
    interface Media @key(fields: "id") { id: ID! title: String }
    type Book implements Media @key(fields: "id") { id: ID! title: String }`,
  scores: `${LINK}
    type Query { other: Int }
    type Media @key(fields: "id") @interfaceObject { id: ID! score: Int @authenticated votes: Int }`,
};
