import { type Case, type Corpus, link } from './corpus.js';

type Ref = { readonly id: string; readonly name?: string };

const offices = [1, 2].map((n) => ({ __typename: 'Office', id: `o${n}`, name: `office ${n}`, kind: n === 1 ? 'CITY' : 'VILLAGE' }));
const roads = [{ __typename: 'Road', id: 'r1', length: 5 }];

const OFFICES = `
  type Query { offices: [Office] any: [Thing] node: Node kinds(of: Kind): [Kind] }
  type Office implements Node @key(fields: "id") { id: ID! name: String kind: Kind }
  type Road implements Node { id: ID! length: Int }
  union Thing = Office | Road
  interface Node { id: ID! }
  enum Kind { CITY VILLAGE }`;
const REPORTS = `
  extend type Office @key(fields: "id") { id: ID! @external name: String @external reports: [Report] label: String @requires(fields: "name") }
  type Report @key(fields: "id") { id: ID! office: Office @provides(fields: "name") title: String }
  extend type Query { reports: [Report] }`;

const subgraphs = {
  offices: {
    sdl: OFFICES,
    resolvers: {
      Query: {
        offices: () => offices,
        any: () => [...roads, ...offices],
        node: () => roads[0],
        kinds: (_: unknown, { of: kind }: { of?: string }) => [kind, 'CITY'],
      },
      Office: { __resolveReference: ({ id }: Ref) => offices.find((one) => one.id === id) },
    },
  },
  reports: {
    sdl: REPORTS,
    resolvers: {
      Query: { reports: () => [{ id: 'x1' }] },
      Office: { reports: ({ id }: Ref) => [{ id: `x-${id}` }], label: ({ name }: Ref) => `label of ${name}` },
      Report: { title: ({ id }: Ref) => `title ${id}`, office: () => ({ id: 'o2', name: 'provided' }) },
    },
  },
};

const CASES: Readonly<Record<string, Case>> = {
  'entities both ways': {
    query: '{ offices { name reports { title office { kind } } } reports { office { name kind } } }',
    data: {
      offices: [1, 2].map((n) => ({ name: `office ${n}`, reports: [{ title: `title x-o${n}`, office: { kind: 'VILLAGE' } }] })),
      reports: [{ office: { name: 'provided', kind: 'VILLAGE' } }],
    },
  },
  'required fields': {
    query: '{ offices { label } reports { office { label } } }',
    data: {
      offices: [{ label: 'label of office 1' }, { label: 'label of office 2' }],
      reports: [{ office: { label: 'label of provided' } }],
    },
  },
  unions: {
    query: '{ any { __typename ... on Office { label } ... on Road { length } ... on Node { id } } }',
    data: {
      any: [
        { __typename: 'Road', length: 5, id: 'r1' },
        { __typename: 'Office', label: 'label of office 1', id: 'o1' },
        { __typename: 'Office', label: 'label of office 2', id: 'o2' },
      ],
    },
  },
  interfaces: {
    query: '{ node { id __typename ... on Road { length } ... on Office { reports { id } } } }',
    data: { node: { id: 'r1', __typename: 'Road', length: 5 } },
  },
  enums: {
    query: '{ kinds(of: VILLAGE) offices { kind } }',
    data: { kinds: ['VILLAGE', 'CITY'], offices: [{ kind: 'CITY' }, { kind: 'VILLAGE' }] },
  },
};

/** As composition writes it of subgraphs of Federation 1. */
export const OF_FEDERATION_1: Corpus = { subgraphs, cases: CASES };

const without =
  (...directives: readonly string[]) =>
  (sdl: string) =>
    directives.reduce(
      (text, name) => text.replaceAll(new RegExp(`^ *@${name}\\(.*\\)\\n|^directive @${name}\\(.*\\n| @${name}\\([^)]*\\)`, 'gm'), ''),
      sdl,
    );

/** Before 0.3 nothing said which subgraph has which member of a union and which value of an enum. */
export const JOIN_0_2: Corpus = {
  subgraphs,
  edit: (sdl) =>
    without(
      'join__unionMember',
      'join__enumValue',
    )(sdl)
      .replace('join/v0.3', 'join/v0.2')
      .replace(', isInterfaceObject: Boolean! = false', ''),
  cases: CASES,
};

/** The same left out where it could be said. */
export const JOIN_INCOMPLETE: Corpus = {
  subgraphs,
  edit: (sdl) => sdl.replaceAll(/ @join__(unionMember|enumValue)\(graph: [A-Z]+(, member: "\w+")?\)/g, ''),
  cases: CASES,
};

/** As Federation 1 composed it. */
export const JOIN_0_1: Corpus = {
  subgraphs,
  edit: () => `schema @core(feature: "https://specs.apollo.dev/core/v0.2") @core(feature: "https://specs.apollo.dev/join/v0.1", for: EXECUTION) { query: Query }
    directive @core(as: String, feature: String!, for: core__Purpose) repeatable on SCHEMA
    directive @join__field(graph: join__Graph, provides: join__FieldSet, requires: join__FieldSet) on FIELD_DEFINITION
    directive @join__graph(name: String!, url: String!) on ENUM_VALUE
    directive @join__owner(graph: join__Graph!) on INTERFACE | OBJECT
    directive @join__type(graph: join__Graph!, key: join__FieldSet) repeatable on INTERFACE | OBJECT
    scalar join__FieldSet
    enum core__Purpose { EXECUTION SECURITY }
    enum join__Graph { OFFICES @join__graph(name: "offices", url: "http://offices") REPORTS @join__graph(name: "reports", url: "http://reports") }
    enum Kind { CITY VILLAGE }
    interface Node { id: ID! }
    union Thing = Office | Road
    type Office implements Node @join__owner(graph: OFFICES) @join__type(graph: OFFICES, key: "id") @join__type(graph: REPORTS, key: "id") {
      id: ID! @join__field(graph: OFFICES) name: String @join__field(graph: OFFICES) kind: Kind @join__field(graph: OFFICES)
      reports: [Report] @join__field(graph: REPORTS) label: String @join__field(graph: REPORTS, requires: "name") }
    type Road implements Node { id: ID! length: Int }
    type Report @join__owner(graph: REPORTS) @join__type(graph: REPORTS, key: "id") {
      id: ID! @join__field(graph: REPORTS) office: Office @join__field(graph: REPORTS, provides: "name") title: String @join__field(graph: REPORTS) }
    type Query { offices: [Office] @join__field(graph: OFFICES) any: [Thing] @join__field(graph: OFFICES) node: Node @join__field(graph: OFFICES)
      kinds(of: Kind): [Kind] @join__field(graph: OFFICES) reports: [Report] @join__field(graph: REPORTS) }`,
  cases: CASES,
};

/** One subgraph of each version: the older one extends what the younger one has. */
export const BOTH_VERSIONS: Corpus = {
  subgraphs: {
    ...subgraphs,
    offices: { ...subgraphs.offices, sdl: link('@key', '@shareable') + OFFICES.replace('name: String', 'name: String @shareable') },
  },
  cases: CASES,
};
