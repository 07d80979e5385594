import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DeferredGateway, FORMATS, startDeferredGateway } from './deferred-gateway.js';
import { startRawSubgraph } from './raw-subgraph.js';
import { SPEC_GRAPH, SPEC_SUBGRAPHS } from './spec-graph.js';

const OPERATIONS: readonly [string, string, Record<string, unknown>?][] = [
  ['a slow field of another subgraph', '{ vault { id ... @defer { far } } }'],
  ['fields of the same subgraph', '{ vault { id ... @defer { x y } } }'],
  ['everything', '{ ... @defer { vault { id far } } }'],
  ['nothing but a deferred fragment', '{ vault { ... @defer { x } } }'],
  ['a fragment that is spread', '{ vault { ...F @defer(label: "later") } } fragment F on Vault { far inner { x } }'],
  ['a fragment that defers, spread twice', '{ vault { ...F inner { ...F } } } fragment F on Vault { x ... @defer { far y } }'],
  ['one inside another', '{ vault { x ... @defer(label: "a") { far ... @defer(label: "b") { inner { x far } } } } }'],
  ['several at one place', '{ vault { id ... @defer(label: "a") { far } ... @defer(label: "b") { y } ... @defer { x far } } }'],
  ['objects of a list', '{ vaults { id ... @defer(label: "l") { far inner { x ... @defer { far } } } } }'],
  ['lists in lists', '{ grid { id ... @defer { far farList { id } } } }'],
  ['a union', '{ things { __typename ... on Vault @defer { far } ... on Box @defer(label: "box") { x owner { older } } } }'],
  ['an interface', '{ nodes { id ... @defer { ... on Vault { far } ... on Box { label(n: 1) } } } }'],
  ['what another field requires', '{ users { name ... @defer { older named } } }'],
  ['fields under other names', '{ user { id: name ... @defer { age: older name: id } } }'],
  ['fields that were asked already', '{ vault { x far ... @defer { x far } } }'],
  ['more of an object that was asked already', '{ vault { inner { x } ... @defer { inner { far } farInner { y } } } }'],
  ['type names alone', '{ vault { x ... @defer { __typename } } ... @defer { __typename } }'],
  ['introspection', '{ vault { x } ... @defer { __type(name: "Vault") { name } vault { far } } }'],
  ['introspection alone', '{ ... @defer { __schema { queryType { name } } } }'],
  ['null', '{ gone { x ... @defer { far } } }'],
  ['a condition that holds', 'query ($a: Boolean!) { vault { x ... @include(if: $a) @defer { far } } }', { a: true }],
  [
    'a condition that does not',
    'query ($a: Boolean!) { vault { x ... @include(if: $a) @defer { far } ... @defer { y @skip(if: $a) } } }',
    { a: false },
  ],
  [
    'only what a condition leaves out',
    'query ($a: Boolean!) { vault { ... @defer { y @skip(if: $a) inner { x @skip(if: $a) } } } }',
    { a: true },
  ],
  ['@defer(if: true)', '{ vault { x ... @defer(if: true, label: "t") { far } } }'],
  ['@defer(if: $a), $a true', 'query ($a: Boolean!) { vault { x ... @defer(if: $a) { far } ... @defer { y } } }', { a: true }],
  ['@defer(if: $a), $a false', 'query ($a: Boolean!) { vault { x ... @defer(if: $a) { far } ... @defer { y } } }', { a: false }],
  ['@defer(if: $a), by default', 'query ($a: Boolean = false) { vault { x ... @defer(if: $a) { far } ... @defer { y } } }'],
  [
    'a mutation',
    'mutation { open(n: 1) { x ... @defer { far inner { far } } } second: open(n: 2) { y ... @defer(label: "s") { farMust } } }',
  ],
  ['a list that cannot be', '{ strictest { id ... @defer { far } } }'],
];

/** A null that cannot be ends at the deferred fragment; at once it would take what stands around it. */
const NULLS: readonly [string, string, unknown][] = [
  ['a part of an object', '{ must { id ... @defer { must } } }', { must: { id: 'broken' } }],
  ['one of several parts', '{ must { id ... @defer { x } ... @defer { farMust } } }', { must: { id: 'broken', x: 'X' } }],
  [
    'a part that would take back what was given',
    '{ vaults { id } ... @defer { vaults { must } } }',
    { vaults: [{ id: 'gold' }, null, { id: 'broken' }, { id: 'holed' }] },
  ],
  [
    'what is null in one part and has parts of its own in another',
    '{ vaults { id ... @defer(label: "a") { inner { id ... @defer(label: "b") { far } } } } ... @defer { vaults { inner { must } } } }',
    { vaults: [{ id: 'gold', inner: null }, null, { id: 'broken', inner: null }, { id: 'holed', inner: { id: 'broken', far: 'F' } }] },
  ],
];

describe('@defer', () => {
  let gateway: DeferredGateway;
  beforeAll(async () => {
    gateway = await startDeferredGateway(SPEC_GRAPH, { start: (name) => startRawSubgraph(SPEC_SUBGRAPHS[name]!) });
  });
  afterAll(() => gateway?.stop());

  describe.each(FORMATS)('in the format %s', (format) => {
    it.each(OPERATIONS)('gives in parts what the answer is at once: %s', async (...[, query, variables]) => {
      const whole = await gateway.atOnce(query, variables);
      const { data, errors } = await gateway.inParts(query, format, variables);
      expect(data).toEqual(whole.data);
      expect(errors.map(({ path }) => path?.join('.')).sort()).toEqual(whole.errors.map(({ path }) => path?.join('.')).sort());
    });

    it.each(NULLS)('ends a null at the deferred fragment: %s', async (_what, query, merged) => {
      const answer = await gateway.inParts(query, format);
      expect(answer.data).toEqual(merged);
      expect(answer.errors).toHaveLength(1);
      expect(answer.parts[0]?.errors).toBeUndefined();
    });
  });
});
