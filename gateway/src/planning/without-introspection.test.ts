import { describe, expect, it } from '@jest/globals';
import { parse, print } from 'graphql';
import { withoutIntrospection } from './without-introspection.js';
import { withoutSelfAliases } from './without-self-aliases.js';

const text = (document: ReturnType<typeof parse> | undefined) => document && print(document).replace(/\s+/g, ' ');

describe('an operation without introspection', () => {
  it.each([
    ['{ __typename a }', '{ a }'],
    ['{ a { __typename } __schema { types { name } } }', '{ a { __typename } }'],
    ['query ($v: Boolean!) { ...F @skip(if: $v) } fragment F on Query { k: __typename a }', '... on Query @skip(if: $v) { a }'],
    ['{ ... { __type(name: "A") { name } } a { ...G } } fragment G on A { b }', '{ a { ...G } } fragment G on A { b }'],
    ['{ b { q { ...F } } ...F } fragment F on Query { __typename a }', '{ b { q { ...F } } ... on Query { a } } fragment F'],
  ])('of %s is %s', (given, wanted) => {
    expect(text(withoutIntrospection(parse(given), null))).toContain(wanted);
  });

  it.each(['{ __typename }', '{ ...F } fragment F on Query { __schema { types { name } } }'])('of %s is nothing', (given) => {
    expect(withoutIntrospection(parse(given), null)).toBeUndefined();
  });

  it('of one that asks for none is itself', () => {
    const document = parse('{ a { __typename } }');
    expect(withoutIntrospection(document, null)).toBe(document);
  });
});

describe('an alias that is the name of its field', () => {
  it('is left out', () => {
    expect(text(withoutSelfAliases(parse('{ a: a { b: c d: d } }')))).toBe('{ a { b: c d } }');
    const document = parse('{ a { b: c } }');
    expect(withoutSelfAliases(document)).toBe(document);
  });
});
