import { describe, expect, it } from '@jest/globals';
import { mergeInto } from './merge.js';

describe('merging answers', () => {
  it.each([
    ['adds fields', { a: 1 }, { b: 2 }, { a: 1, b: 2 }],
    ['merges objects', { a: { x: 1 } }, { a: { y: 2 } }, { a: { x: 1, y: 2 } }],
    [
      'merges lists of equal length element by element',
      { a: [{ x: 1 }, { x: 2 }] },
      { a: [{ y: 1 }, { y: 2 }] },
      {
        a: [
          { x: 1, y: 1 },
          { x: 2, y: 2 },
        ],
      },
    ],
    ['replaces lists of another length', { a: [1, 2] }, { a: [3] }, { a: [3] }],
    ['lets null replace an object', { a: { x: 1 } }, { a: null }, { a: null }],
  ])('%s', (_name, target, source, result) => {
    mergeInto(target, source as never);
    expect(target).toEqual(result);
  });

  it('makes own properties of keys that would reach a prototype', () => {
    const target = {};
    mergeInto(target, JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'));
    expect(Object.hasOwn(target, '__proto__')).toBe(true);
    expect(Object.getPrototypeOf(target)).toBe(Object.prototype);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
