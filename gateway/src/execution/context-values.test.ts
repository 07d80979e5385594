import { describe, expect, it } from '@jest/globals';
import { parseType } from 'graphql';
import type { ContextRead, PathStep } from '../planning/plan.js';
import { compileContextValues } from './context-values.js';
import { compileInputCheck } from './input-check.js';

const types = { applies: (condition: string, typename: string) => condition === typename };
const key = (name: string): PathStep => ({ kind: 'key', key: name });
const each: PathStep = { kind: 'each' };
const read = (up: number, ...path: string[]): ContextRead => ({
  variable: 'v',
  up,
  path: path.map((step) => (step.startsWith('on ') ? { kind: 'type', type: step.slice(3) } : { kind: 'key', key: step })),
});

/** The value of one variable for each `leaf` of the trees; undefined where the leaf cannot be asked for. */
function values(trees: readonly unknown[], type: string, ...reads: ContextRead[]) {
  const variables = [{ name: 'v', fits: compileInputCheck(parseType(type)) }];
  const collect = compileContextValues([key('trees'), each, key('leaf')], variables, reads, types);
  return collect({ trees, season: 'dry' }).map(({ values: [value] = ['cannot be asked'] }) => value);
}
const tree = (sap: unknown, __typename = 'Tree') => ({ __typename, sap, leaf: { id: 1 } });

describe('the values of a context', () => {
  it("are each object's own, from as far up as the plan says", () => {
    expect(values([tree('a'), null, tree('b'), tree(null)], 'String', read(1, 'on Tree', 'sap'))).toEqual(['"a"', '"b"', 'null']);
    expect(values([tree('a'), tree('b')], 'String', read(2, 'season'))).toEqual(['"dry"', '"dry"']);
    expect(values([tree('a')], 'ID', read(0, 'id'))).toEqual(['1']);
  });

  it('come by the alternative for the type above; without one the argument is not given', () => {
    const reads = [read(1, 'on Tree', 'sap'), read(1, 'on Bush', 'thorn')];
    const bush = { ...tree('no', 'Bush'), thorn: 't' };
    expect(values([tree('a'), bush, tree('b', 'Moss')], 'String', ...reads)).toEqual(['"a"', '"t"', undefined]);
    expect(values([tree('b', 'Moss')], 'String!', ...reads)).toEqual(['cannot be asked']);
  });

  it('leave an object out whose value has not come', () => {
    expect(values([tree(undefined), { leaf: {} }, tree('a')], 'String', read(1, 'on Tree', 'sap'))).toEqual([
      'cannot be asked',
      'cannot be asked',
      '"a"',
    ]);
  });

  it.each([
    ['String', ['text', null], [1, { a: 1 }, ['text'], true]],
    ['String!', ['text'], [null]],
    ['[Int]', [[1, null], null, 1], [['1'], [1.5], {}]],
    ['[[ID!]!]', [[['a', 1]]], [[[null]], [null]]],
    ['Boolean', [true], ['true', 1]],
    ['Float', [1.5], ['1.5']],
    ['Any', [{ a: [1] }, 'text', 1], []],
  ])('of %s leave out an object whose value would have all others refused', (type, good, bad) => {
    const sap = read(1, 'on Tree', 'sap');
    expect(
      values(
        good.map((value) => tree(value)),
        type,
        sap,
      ),
    ).toEqual(good.map((value) => JSON.stringify(value)));
    expect(
      values(
        bad.map((value) => tree(value)),
        type,
        sap,
      ),
    ).toEqual(bad.map(() => 'cannot be asked'));
  });

  it('are read through lists, and never from a prototype', () => {
    expect(values([tree([{ x: 1 }, { x: 2 }, null])], '[Int]', read(1, 'on Tree', 'sap', 'x'))).toEqual(['[1,2,null]']);
    expect(values([tree({})], 'Any', read(1, 'on Tree', 'sap', 'constructor'))).toEqual(['cannot be asked']);
    expect(values([tree({})], 'Any', read(1, 'on Tree', 'sap', '__proto__'))).toEqual(['cannot be asked']);
  });

  it('cannot stand above the root', () => {
    expect(() => values([], 'Int', read(3, 'x'))).toThrow('above the root');
  });
});
