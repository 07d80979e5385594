import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PLANNERS } from '@lapor/gateway/planning/planner-name';
import { ANONYMOUS } from '@lapor/schema/identity';
import { graphql, parse, validate } from 'graphql';
import { type GuardedGateway, startGuardedGateway } from './guarded-gateway.js';
import { startRawSubgraph } from './raw-subgraph.js';
import { SPEC_GRAPH, SPEC_ROOT, SPEC_SUBGRAPHS } from './spec-graph.js';

const v = { yes: true, no: false };

/** Every answer, its order and the places of its errors are graphql-js' own over the whole graph in one schema. */
const OPERATIONS: Readonly<Record<string, readonly (readonly [query: string, variables?: Record<string, unknown>])[]>> = {
  'objects of which nothing is left': [
    ['query ($yes: Boolean!) { vault { x @skip(if: $yes) } }', v],
    ['query ($no: Boolean!) { vault { x @include(if: $no) y @include(if: $no) } }', v],
    ['{ vault { x @skip(if: true) } }'],
    ['query ($yes: Boolean!) { vault { far @skip(if: $yes) } }', v],
    ['query ($yes: Boolean!) { vault { ... @skip(if: $yes) { x far } } }', v],
    ['query ($yes: Boolean!) { vault { ...F @skip(if: $yes) } } fragment F on Vault { x far }', v],
    ['query ($yes: Boolean!) { vault { ...F } } fragment F on Vault { x @skip(if: $yes) ... on Node { id @skip(if: $yes) } }', v],
    ['query ($yes: Boolean!) { vault { inner { inner { x @skip(if: $yes) } inners { far @skip(if: $yes) } } } }', v],
    ['query ($yes: Boolean!) { vault { farInner { x @skip(if: $yes) } farList { far @skip(if: $yes) } } }', v],
    ['query ($yes: Boolean!) { vaults { x @skip(if: $yes) } gone { x @skip(if: $yes) } grid { x @skip(if: $yes) } }', v],
    ['query ($yes: Boolean!) { nodes { ... on Box { x @skip(if: $yes) } } things { ... on Odd { x } } }', v],
    ['query ($yes: Boolean!) { vault @skip(if: $yes) { x } }', v],
    ['query ($yes: Boolean!, $no: Boolean!) { vault { inner @skip(if: $no) { x @skip(if: $yes) } } vault { y @include(if: $no) } }', v],
    ['mutation ($yes: Boolean!) { open { x @skip(if: $yes) } }', v],
    ['mutation ($yes: Boolean!) { open @skip(if: $yes) { x } a: open(n: 0) { x @skip(if: $yes) } }', v],
  ],
  nulls: [
    ['{ vaults { id must } }'],
    ['{ vaults { id farMust } }'],
    ['{ strict { id } vault { x } }'],
    ['{ strictest { id must } }'],
    ['{ strictest { id must } vault { x } }'],
    ['{ must { must } }'],
    ['{ must { x } }'],
    ['{ vaults { list } }'],
    ['{ vaults { deep } }'],
    ['{ vaults { a: inner { b: must c: x } d: inners { x } } }'],
    ['{ vaults { farInner { farMust } farList { x } } }'],
    ['{ grid { id } }'],
    ['{ x: gone { x } y: vault { z: inner { x } } }'],
    ['mutation { a: open { x } b: open(n: 0) { x } c: shut { x } }'],
    ['mutation { a: open { x } c: shut { must } }'],
  ],
  'order, fragments and merged fields': [
    ['{ vault { y ...A x ... on Node { id } far } } fragment A on Vault { far inner { y } must }'],
    ['{ vault { inner { x } ...A inner { far id } } } fragment A on Vault { inner { y x } y }'],
    ['{ vault { far x } vault { id farInner { x } } gone { x } vault { farInner { far id } } }'],
    ['query ($yes: Boolean!) { vault { a: x @skip(if: $yes) b: y a: x } }', v],
    ['query ($no: Boolean!) { vault { ...A @include(if: $no) y ...A } } fragment A on Vault { x far }', v],
    ['{ count a: count(of: 1) b: count(of: 2) __typename c: __typename }'],
  ],
  'types and their names': [
    ['{ node { __typename id } nodes { a: __typename ... on Box { b: __typename x } ... on Vault { y } } }'],
    ['{ things { __typename ... on Vault { x } ... on Box { y: x } ... on Node { id k: __typename } } }'],
    ['{ things { ... on Vault { v: x far } ... on Odd { o: x } ... on Node { ... on Box { v: label(n: 1) } } } }'],
    ['{ thing { ... on Vault { x } ... on Box { label } } }'],
    ['{ nodes { ... on Vault { k: y v: x } ... on Box { k: x v: label(n: 3) } } }'],
    ['{ things { ... on Vault { k: inner { id } } ... on Box { k: owner { name } } } }'],
  ],
  'values that do not fit': [
    ['{ wrong { int big text flag unit id float } }'],
    ['{ wrong { list notList scalar } }'],
    ['{ wrong { a: int b: big c: unit } }'],
    ['{ wrong { int mustInt } }'],
    ['{ wrong { mustInts } }'],
    ['{ wrongs { mustInts } }'],
    ['{ wrongs { mustInt } vault { x } }'],
    ['{ wrong { unknown { __typename } } }'],
    ['{ wrong { outside { id } } }'],
    ['{ wrong { numberId ids } }'],
    ['{ things { __typename ... on Odd { x } } }'],
  ],
  'names that the plan needs itself': [
    ['{ user { id: name named older } }'],
    ['{ user { age: name older } }'],
    ['{ user { name: id named } }'],
    ['{ user { age(in: DAYS) older } }'],
    ['{ user { age older x: age(in: YEARS) } }'],
    ['{ user { age: id name: id id: older friend { id: age(in: DAYS) named } } users { older: age named } }'],
    ['{ user { ... on User { id: name } ...N } } fragment N on User { older name: id friend { name } }'],
    ['{ id: vault { id: x far inner { id: y far } } }'],
    ['{ nodes { ... on Vault { id: x far } ... on Box { id: label owner { id: name older } } } }'],
    [
      'query ($representations: Int, $contextualArgument_1_0: Int) { user { older } a: count(of: $representations) b: count(of: $contextualArgument_1_0) }',
      { representations: 4, contextualArgument_1_0: 5 },
    ],
    [
      'query ($representations: Boolean!) { vault { far @skip(if: $representations) x } user { older @include(if: $representations) } }',
      { representations: true },
    ],
    ['{ user { age__asked: name older name__asked__asked: age } }'],
    ['mutation { id: open { id: x far } }'],
  ],
  'names of prototypes': [
    ['{ __proto__: vault { constructor: x __proto__: far toString: inner { hasOwnProperty: id valueOf: far } } }'],
    ['{ constructor: user { prototype: older __proto__: friend { id } } hasOwnProperty: gone { x } }'],
    ['{ vaults { __proto__: must } }'],
    ['{ x: vault { __proto__: inners { x far } } __proto__: things { constructor: __typename } }'],
  ],
};

describe.each(PLANNERS)('an answer by the specification (planned by %s)', (planner) => {
  let gateway: GuardedGateway;
  beforeAll(async () => {
    gateway = await startGuardedGateway(SPEC_GRAPH, { planner, start: (name) => startRawSubgraph(SPEC_SUBGRAPHS[name]!) });
  });
  afterAll(() => gateway.stop());

  it.each(['object', 'objectList'])('takes no other value for an object (%s)', async (field) => {
    const { data, errors } = await gateway.ask(ANONYMOUS, `{ wrong { ${field} { x } } vault { x } }`);
    expect({ data, errors }).toEqual({
      data: { wrong: { [field]: null }, vault: { x: 'X' } },
      errors: [`wrong.${field}: SUBGRAPH_ANSWER_INVALID`],
    });
  });

  describe.each(Object.keys(OPERATIONS))('%s', (what) => {
    it.each(OPERATIONS[what]!)('%s', async (source, variableValues = {}) => {
      expect(validate(gateway.apiSchema, parse(source))).toEqual([]);
      const whole = await graphql({ schema: gateway.apiSchema, source, variableValues, rootValue: SPEC_ROOT });
      const ours = await gateway.ask(ANONYMOUS, source, variableValues);
      expect(JSON.stringify(ours.data)).toBe(JSON.stringify(whole.data));
      expect(placesOf(ours.raw)).toEqual(placesOf(whole.errors ?? []));
      for (const { extensions } of ours.raw) expect(extensions?.code).toBe('SUBGRAPH_ANSWER_INVALID');
    });
  });
});

function placesOf(errors: readonly { readonly path?: readonly (string | number)[] | undefined }[]): readonly (string | undefined)[] {
  return errors.map(({ path }) => path?.join('.')).sort();
}
