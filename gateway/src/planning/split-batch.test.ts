import { describe, expect, it } from '@jest/globals';
import { parse, print, stripIgnoredCharacters } from 'graphql';
import { splitBatch } from './split-batch.js';

const part = (alias: string, representationsVariableName: string) => ({ alias, representationsVariableName });
const short = (text: string) => stripIgnoredCharacters(print(parse(text)));

describe('a request of several entity fetches', () => {
  it('is taken apart with what each uses', () => {
    const parts = splitBatch(
      `query ($r0: [_Any!]!, $n: Int, $r1: [_Any!]!, $c: Boolean!) {
        _e0: _entities(representations: $r0) { ... on A { x(n: $n) ...F } }
        _e1: _entities(representations: $r1) { ... on B { y ...G } } }
      fragment F on A { z @include(if: $c) ...H } fragment G on B { w } fragment H on A { v }`,
      [part('_e0', 'r0'), part('_e1', 'r1')],
    );
    expect(parts.map(({ operation }) => stripIgnoredCharacters(operation))).toEqual([
      short(`query ($representations: [_Any!]!, $n: Int, $c: Boolean!) { _entities(representations: $representations) { ... on A { x(n: $n) ...F } } }
        fragment F on A { z @include(if: $c) ...H } fragment H on A { v }`),
      short(
        `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on B { y ...G } } } fragment G on B { w }`,
      ),
    ]);
    expect(parts.map(({ variables }) => variables)).toEqual([['n', 'c'], []]);
  });

  it.each([
    ['{ _e0: other { x } }', 'without one of its calls'],
    ['{ _e1: _entities(representations: $r0) { __typename } }', 'without one of its calls'],
    ['fragment F on A { x }', 'no operation'],
  ])('is refused when it is something else: %s', (text, reason) => {
    expect(() => splitBatch(text, [part('_e0', 'r0')])).toThrow(reason);
  });
});
