import { describe, expect, it } from '@jest/globals';
import { parse, print } from 'graphql';
import { withoutLeftOut } from './without-left-out.js';

const left = (text: string) => print(withoutLeftOut(parse(text))).replace(/\s+/g, ' ');

describe('what literal conditions leave out', () => {
  it.each([
    ['{ a @skip(if: true) b }', '{ b }'],
    ['{ a @include(if: false) { x } b }', '{ b }'],
    ['{ a @skip(if: false) b @include(if: true) }', '{ a b }'],
    ['query ($v: Boolean!) { a @skip(if: $v) @include(if: true) }', 'query ($v: Boolean!) { a @skip(if: $v) }'],
    ['query ($v: Boolean!) { a @skip(if: $v) @include(if: false) b }', 'query ($v: Boolean!) { b }'],
    ['{ a { ... { x @skip(if: true) } __typename } }', '{ a { __typename } }'],
    ['{ a { ... @skip(if: true) { x } y } }', '{ a { y } }'],
    ['{ a { ...F @include(if: false) y } } fragment F on A { x }', '{ a { y } } fragment F on A { x }'],
    ['{ a { ...F y } } fragment F on A { x @skip(if: true) }', '{ a { ...F y } } fragment F on A { __typename }'],
  ])('goes: %s', (text, wanted) => {
    expect(left(text)).toBe(wanted);
  });

  it('stays where nothing else would be left of the operation', () => {
    expect(left('query A { a @skip(if: true) } query B { a @skip(if: true) b }')).toBe('query A { a @skip(if: true) } query B { b }');
  });

  it.each(['query ($v: Boolean!) { a @skip(if: $v) { x } }', '{ a { ... @defer(if: true) { x } } }'])('is not: %s', (text) => {
    const document = parse(text);
    expect(withoutLeftOut(document)).toBe(document);
  });
});
