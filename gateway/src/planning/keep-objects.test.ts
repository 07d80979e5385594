import { describe, expect, it } from '@jest/globals';
import { parse, print } from 'graphql';
import { keepObjects } from './keep-objects.js';

const kept = (text: string) => print(keepObjects(parse(text))).replace(/\s+/g, ' ');

describe('objects of which conditions may leave nothing', () => {
  it.each([
    ['query ($v: Boolean!) { a { x @skip(if: $v) } }', 'a { x @skip(if: $v) __typename }'],
    ['query ($v: Boolean!) { a { ... @include(if: $v) { x } } }', '{ x } __typename }'],
    ['query ($v: Boolean!) { a { ...F } } fragment F on A { x @skip(if: $v) }', 'a { ...F __typename }'],
    ['query ($v: Boolean!) { a { ...F @skip(if: $v) } } fragment F on A { x }', 'a { ...F @skip(if: $v) __typename }'],
    [
      'query ($v: Boolean!) { a { b @skip(if: $v) { x @skip(if: $v) } } }',
      'a { b @skip(if: $v) { x @skip(if: $v) __typename } __typename }',
    ],
  ])('are asked for their name: %s', (text, wanted) => {
    expect(kept(text)).toContain(wanted);
  });

  it.each([
    'query ($v: Boolean!) { a @skip(if: $v) { x } }',
    'query ($v: Boolean!) { a { x y @skip(if: $v) } }',
    'query ($v: Boolean!) { x @skip(if: $v) }',
    '{ a { ...F } } fragment F on A { ... on B { x } }',
  ])('are no others: %s', (text) => {
    const document = parse(text);
    expect(keepObjects(document)).toBe(document);
  });
});
