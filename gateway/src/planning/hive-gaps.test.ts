import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { hiveGap, hiveGapOf } from './hive-gaps.js';

const gapOf = (text: string) => hiveGapOf(text, parse(text), null);

describe("what Hive's planner is not asked to plan", () => {
  it.each([
    ['{ a { ... on A { k: x } ... on B { k: y } } }', 'one key stands for different fields'],
    ['{ a { ... on A { x(n: 1) } ...F } } fragment F on B { x(n: 2) }', 'one key stands for different fields'],
    ['{ a { ... on A { b { k: x } } ... on B { b { c { k: z } k: y } } } }', 'one key stands for different fields'],
    ['{ a { ... @defer { x } } }', '@defer'],
    ['mutation { a { x } ... { b } }', 'one after the other'],
    ['mutation { ...F } fragment F on M { a b }', 'one after the other'],
    ['query ($__batch_reps_0: Int) { a(n: $__batch_reps_0) }', 'a name of the planner'],
    ['{ _internal_qp_alias_0: a }', 'a name of the planner'],
  ])('is %s', (text, reason) => {
    expect(gapOf(text)).toContain(reason);
  });

  it.each([
    '{ a { ... on A { k: x(n: 1, m: 2) } ... on B { k: x(m: 2, n: 1) } } }',
    '{ a { k: x } b { k: y } }',
    'mutation { a { x y } }',
    '{ a { ...F ...F b { k: x } } } fragment F on A { b { k: x } }',
  ])('is not %s', (text) => {
    expect(gapOf(text)).toBeUndefined();
  });

  it('is anything where arguments come from further up', () => {
    const field = (more: string) => `type A @join__type(graph: X) { f(a: Int): Int @join__field(graph: X${more}) }`;
    const context = ', contextArguments: [{context: "x", name: "a", type: "Int", selection: "{ b }"}]';
    expect(hiveGap(field(context))).toContain('@fromContext');
    expect(hiveGap(`directive @join__field(contextArguments: [join__ContextArgument!]) on FIELD_DEFINITION ${field('')}`)).toBeUndefined();
  });
});
