import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { countMutationFields } from './mutation-fields.js';

const count = (text: string) => countMutationFields(parse(text));
const doubling = (last: string) =>
  Array.from({ length: 60 }, (_, index) => `fragment F${index} on Mutation { ...F${index + 1} ...F${index + 1} }`).join(' ') + last;

describe('counting the writes of a document', () => {
  it.each([
    ['{ a b c }', 0],
    ['mutation { a { x y } }', 1],
    ['mutation { a ... { b } ...F } fragment F on Mutation { c d }', 4],
    ['mutation A { a } mutation B { a b } query C { a b c }', 2],
  ])('%s', (text, fields) => {
    expect(count(text)).toBe(fields);
  });

  it('writes no fragments out that double sixty times, whether they lead anywhere or not', () => {
    expect(count(`mutation { ...F0 } ${doubling('fragment F60 on Mutation { a }')}`)).toBe(2 ** 60);
    expect(count(`mutation { ...F0 } ${doubling('')}`)).toBe(0);
    expect(count('mutation { ...F } fragment F on Mutation { ...F ...F a }')).toBeGreaterThan(0);
  });
});
