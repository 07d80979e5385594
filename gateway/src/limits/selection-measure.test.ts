import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { measureDocument } from './selection-measure.js';

const measure = (text: string) => measureDocument(parse(text));

describe('measuring an operation', () => {
  it.each([
    ['{ a }', { depth: 1, fields: 1 }],
    ['{ a { b { c } } d }', { depth: 3, fields: 4 }],
    ['{ ... { a { ... on T { b } } } }', { depth: 2, fields: 2 }],
    ['{ a { ...F } } fragment F on T { b { ...G } } fragment G on T { c { d } }', { depth: 4, fields: 4 }],
    ['{ ...F ...F } fragment F on T { a b }', { depth: 1, fields: 4 }],
    ['query A { a } query B { a { b } }', { depth: 2, fields: 2 }],
    ['{ __schema { types { fields { type { ofType { name } } } } } a }', { depth: 1, fields: 7 }],
  ])('%s', (text, wanted) => {
    expect(measure(text)).toEqual(wanted);
  });

  it('takes fragments that contain themselves for endless', () => {
    expect(measure('{ ...F } fragment F on T { a { ...F } }').depth).toBe(Number.POSITIVE_INFINITY);
  });

  it('measures fragments that double forty times without writing them out', () => {
    const fragments = Array.from({ length: 40 }, (_, index) => `fragment F${index} on T { ...F${index + 1} ...F${index + 1} }`);
    expect(measure(`{ ...F0 } ${fragments.join(' ')} fragment F40 on T { a }`).fields).toBe(2 ** 40);
  });
});
