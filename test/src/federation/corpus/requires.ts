import { type Corpus, link } from './corpus.js';

type Named = { readonly id: string };
type Report = Named & { readonly fee?: number; readonly weight?: number; readonly office?: { fee: number } };

const ids = ['r1', 'r2'];
const weightOf = (id: string) => Number(id.slice(1));
const notesOf = (id: string, first: number) => [1, 2, 3, 4].slice(0, first).map((n) => ({ id: `${id}-n${n}` }));

function fee(_: unknown, { currency }: { currency: string }): number {
  if (currency === 'NONE') throw new Error('no such currency');
  return currency === 'IDR' ? 30_000 : currency === 'USD' ? 2 : 1;
}

function cost({ fee: one, weight }: Report, { times }: { times: number }): number {
  return (one as number) * (weight as number) * times;
}

/** Fields made from fields of other subgraphs: every one is computed from nothing but what was sent along. */
export const REQUIRES: Corpus = {
  subgraphs: {
    reports: {
      sdl: `${link('@key', '@external', '@requires')}
        type Query { reports: [Report!]! report: Report }
        type Report @key(fields: "id") { id: ID! weight: Int fee(currency: String!): Int office: Office
          level: Int! @external grade: String! @requires(fields: "level") notes(first: Int!): [Note] @external }
        type Office { fee(currency: String!): Int name: String }
        type Writer @key(fields: "id") { id: ID! years: Int! }
        type Note @key(fields: "id") { id: ID! writerId: ID elsewhere: [Report] @external
          isLong: Boolean @requires(fields: "elsewhere { notes(first: 9) { id } }") }`,
      resolvers: {
        Query: { reports: () => ids.map((id) => ({ id })), report: () => ({ id: 'r1' }) },
        Report: {
          weight: ({ id }: Named) => weightOf(id),
          fee,
          office: ({ id }: Named) => ({ name: `office of ${id}` }),
          grade: ({ level }: { level?: number }) => `grade ${level}`,
        },
        Office: { fee },
        Writer: { years: ({ id }: Named) => Number(id.slice(1)) * 10 },
        Note: {
          writerId: ({ id }: Named) => `w-${id}`,
          isLong: ({ elsewhere }: { elsewhere?: { notes: Named[] }[] }) => elsewhere?.every(({ notes }) => notes.length > 5),
        },
      },
    },
    costs: {
      sdl: `${link('@key', '@external', '@requires')}
        type Report @key(fields: "id") { id: ID! weight: Int @external fee(currency: String!): Int @external office: Office @external
          broken: String @requires(fields: "fee(currency: \\"NONE\\")")
          rupiah(times: Int = 1): Int @requires(fields: "fee(currency: \\"IDR\\") weight") dollars(times: Int = 1): Int @requires(fields: "fee(currency: \\"USD\\") weight")
          double: Int @requires(fields: "weight") isDear: Boolean @requires(fields: "office { fee(currency: \\"IDR\\") }")
          isCheap: Boolean @requires(fields: "office { fee(currency: \\"USD\\") name }") }
        type Office @external { fee(currency: String!): Int name: String }`,
      resolvers: {
        Report: {
          broken: ({ fee: one }: Report) => (one === null ? 'nothing was there' : 'something was sent'),
          rupiah: cost,
          dollars: cost,
          double: ({ weight }: Report) => 2 * (weight as number),
          isDear: ({ office }: Report) => (office as { fee: number }).fee > 1_000,
          isCheap: ({ office }: Report) => (office as { fee: number }).fee < 1_000,
        },
      },
    },
    notes: {
      sdl: `${link('@key', '@external', '@requires')}
        type Report @key(fields: "id") { id: ID! notes(first: Int!): [Note] writer: Writer
          author: String @requires(fields: "notes(first: 3) { writerId }")
          level: Int! @requires(fields: "writer { years }") }
        type Writer @key(fields: "id") { id: ID! years: Int! @external }
        type Note @key(fields: "id") { id: ID! writerId: ID @external elsewhere: [Report] text: String }`,
      resolvers: {
        Report: {
          notes: ({ id }: Named, { first }: { first: number }) => notesOf(id, first),
          writer: ({ id }: Named) => ({ id: `w${id.slice(1)}` }),
          author: ({ notes }: { notes?: { writerId: string }[] }) => notes?.map(({ writerId }) => writerId).join(' '),
          level: ({ writer }: { writer?: { years: number } }) => (writer as { years: number }).years / 10,
        },
        Note: { elsewhere: ({ id }: Named) => [{ id: id.startsWith('r1') ? 'r2' : 'r1' }], text: ({ id }: Named) => `text ${id}` },
      },
    },
    copies: {
      sdl: `${link('@key', '@external', '@requires')}
        type Report @key(fields: "id") { id: ID! notes(first: Int!): [Note] @external }
        type Note @key(fields: "id") { id: ID! elsewhere: [Report] @external
          isCopy: Boolean @requires(fields: "elsewhere { notes(first: 9) { id } }") }`,
      resolvers: {
        Note: { isCopy: ({ elsewhere }: { elsewhere?: { notes: Named[] }[] }) => elsewhere?.every(({ notes }) => notes.length === 4) },
      },
    },
    chain: {
      sdl: `${link('@key', '@external', '@requires')}
        type Report @key(fields: "id") { id: ID! double: Int @external quadruple: Int @requires(fields: "double") }`,
      resolvers: { Report: { quadruple: ({ double }: { double?: number }) => 2 * (double as number) } },
    },
    ends: {
      sdl: `${link('@key', '@external', '@requires')}
        type Report @key(fields: "id") { id: ID! quadruple: Int @external double: Int @external
          sum: Int @requires(fields: "double quadruple") }`,
      resolvers: { Report: { sum: (r: { double?: number; quadruple?: number }) => (r.double as number) + (r.quadruple as number) } },
    },
  },
  cases: {
    'what a literal leaves out, beside what it does not': {
      query: '{ report { id writer { id } author @include(if: false) double @skip(if: true) } }',
      data: { report: { id: 'r1', writer: { id: 'w1' } } },
    },
    'a field with an argument': {
      query: '{ reports { id rupiah } }',
      data: {
        reports: [
          { id: 'r1', rupiah: 30_000 },
          { id: 'r2', rupiah: 60_000 },
        ],
      },
      calls: { reports: 1, costs: 1 },
    },
    'one field with two arguments for two fields of one subgraph': {
      query: '{ reports { rupiah dollars double } }',
      data: {
        reports: [
          { rupiah: 30_000, dollars: 2, double: 2 },
          { rupiah: 60_000, dollars: 4, double: 4 },
        ],
      },
    },
    'the same, with the client asking for a third': {
      query: '{ reports { fee(currency: "EUR") dollars rupiah } }',
      data: {
        reports: [
          { fee: 1, dollars: 2, rupiah: 30_000 },
          { fee: 1, dollars: 4, rupiah: 60_000 },
        ],
      },
    },
    'the same, under names that cross': {
      query: '{ report { rupiah: dollars dollars: rupiah fee: double } }',
      data: { report: { rupiah: 2, dollars: 30_000, fee: 2 } },
    },
    'the same, each with a variable of its own': {
      query:
        'query ($r: Int!, $d: Int!, $c: String!) { report { rupiah(times: $r) dollars(times: $d) fee(currency: $c) more: dollars(times: $r) } }',
      variables: { r: 2, d: 3, c: 'EUR' },
      data: { report: { rupiah: 60_000, dollars: 6, fee: 1, more: 4 } },
      calls: { reports: 1, costs: 1 },
    },
    'one of them that fails, at the place that clients know': {
      query: '{ report { broken dollars fee__required_1: weight fee__required_2: id } }',
      data: { report: { broken: 'nothing was there', dollars: 2, fee__required_1: 1, fee__required_2: 'r1' } },
      errors: ['report.fee: INTERNAL'],
    },
    'the same below an object': {
      query: '{ report { isDear isCheap office { fee(currency: "EUR") } } }',
      data: { report: { isDear: true, isCheap: true, office: { fee: 1 } } },
    },
    'the same behind conditions': {
      query: 'query ($yes: Boolean!) { report { rupiah @skip(if: $yes) dollars @include(if: $yes) } }',
      variables: { yes: true },
      data: { report: { dollars: 2 } },
    },
    'a client argument beside the required one': {
      query: '{ reports { author notes(first: 1) { id } } }',
      data: {
        reports: ids.map((id) => ({ author: [1, 2, 3].map((n) => `w-${id}-n${n}`).join(' '), notes: [{ id: `${id}-n1` }] })),
      },
    },
    'a client argument as a variable with a default, in two fragments': {
      query: `query ($n: Int = 1) { reports { author ...A ...B } }
        fragment A on Report { notes(first: $n) { id } } fragment B on Report { notes(first: $n) { text } }`,
      data: {
        reports: ids.map((id) => ({
          author: [1, 2, 3].map((n) => `w-${id}-n${n}`).join(' '),
          notes: [{ id: `${id}-n1`, text: `text ${id}-n1` }],
        })),
      },
    },
    'required lists in required lists, from two subgraphs': {
      query: '{ report { notes(first: 2) { isCopy } } }',
      data: { report: { notes: [{ isCopy: true }, { isCopy: true }] } },
    },
    'the same where the subgraph that requires it could be taken to have it': {
      query: '{ reports { author notes(first: 1) { isLong } } }',
      data: {
        reports: ids.map((id) => ({ author: [1, 2, 3].map((n) => `w-${id}-n${n}`).join(' '), notes: [{ isLong: false }] })),
      },
    },
    'a chain through four subgraphs': {
      query: '{ reports { sum } }',
      data: { reports: [{ sum: 6 }, { sum: 12 }] },
      calls: { reports: 1, costs: 1, chain: 1, ends: 1 },
    },
    'a chain of which the client has a part': {
      query: '{ reports { sum quadruple double weight } }',
      data: {
        reports: [
          { sum: 6, quadruple: 4, double: 2, weight: 1 },
          { sum: 12, quadruple: 8, double: 4, weight: 2 },
        ],
      },
      calls: { reports: 1, costs: 1, chain: 1, ends: 1 },
    },
    'a circle between two subgraphs': {
      query: '{ reports { grade } }',
      data: { reports: [{ grade: 'grade 1' }, { grade: 'grade 2' }] },
    },
    'half of that circle': { query: '{ report { level writer { id } } }', data: { report: { level: 1, writer: { id: 'w1' } } } },
  },
};
