import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, type GraphQLError, parse } from 'graphql';
import { findOperation } from '../planning/operation.js';
import { NOTHING_REFUSED } from '../planning/refusals.js';
import { createRefusalLog } from './refused.js';
import { AS_WRITTEN, compileShape } from './shape.js';

const FIELDS =
  's: String sn: String! i: Int inn: Int! f: Float fn: Float! b: Boolean bn: Boolean! id: ID idn: ID! e: E en: E! any: Any anyn: Any!';
const schema = buildSchema(`
  scalar Any
  enum E { ONE TWO constructor }
  type Query { ${FIELDS} one: T oneMust: T! many: [T] manyMust: [T!]! either: U }
  type T { ${FIELDS} inner: T constructor: String toString: Int }
  union U = T | V
  type V { s: String }
`);

const NAMES = ['s', 'sn', 'i', 'inn', 'f', 'fn', 'b', 'bn', 'id', 'idn', 'e', 'en', 'any', 'anyn'];
const OPERATION = `{
  ${NAMES.join(' ')}
  one { ${NAMES.join(' ')} k: __typename inner { s en } } oneMust { sn inner { idn } }
  many { s z: i inner { f } } manyMust { id inner { b bn } }
  either { __typename ... on T { s any } ... on V { t: s } } }`;

/** What subgraphs say, and what none should. */
const value = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>('text', 1, 1.5, true, 'ONE', 'TWO') },
  fc.constantFrom<unknown>(null, undefined, '', -0, 2 ** 31, -(2 ** 31), 2 ** 53, 'constructor', '__proto__', [], {}, { a: [1] }, false),
);
const leaves = Object.fromEntries(NAMES.map((name) => [name, value]));
const sound = { s: 'a', sn: 'b', i: 1, inn: 2, f: 1.5, fn: 2, b: true, bn: false, id: 'x', idn: 7, e: 'ONE', en: 'TWO', any: {}, anyn: 1 };
const object: fc.Arbitrary<unknown> = fc.letrec<{ object: unknown }>((tie) => ({
  object: fc.oneof(
    { weight: 3, arbitrary: fc.record({ ...leaves, inner: fc.option(tie('object'), { maxDepth: 2 }) }, { requiredKeys: [] }) },
    { weight: 3, arbitrary: fc.record({ inner: fc.option(tie('object'), { maxDepth: 2 }) }).map((given) => ({ ...sound, ...given })) },
    fc.constantFrom<unknown>(null, undefined, 'text', 3, [], { __typename: 'V', s: 'v' }, { __typename: 'Nobody' }, { __typename: 4 }),
  ),
})).object;
const data = fc.record(
  { ...leaves, one: object, oneMust: object, many: fc.array(object), manyMust: fc.array(object), either: object },
  { requiredKeys: [] },
);

function complete(query: string, hotAfter: number) {
  const shape = compileShape(schema, findOperation(parse(query), null)!, NOTHING_REFUSED, { ...AS_WRITTEN, hotAfter });
  return (given: unknown) => {
    const [errors, missing]: GraphQLError[][] = [[], []];
    const request = {
      variables: {},
      errors: errors!,
      missing: missing!,
      refused: createRefusalLog(),
      introspection: {},
      shared: new Map(),
    };
    const found = shape(given as never, request);
    return {
      text: JSON.stringify(found),
      errors: [errors, missing].map((all) => all!.map(({ path, message }) => [path?.join('.'), message])),
    };
  };
}

describe('code that completes objects', () => {
  it('gives what is given without it, whatever a subgraph says', () => {
    const [slow, hot] = [complete(OPERATION, Number.POSITIVE_INFINITY), complete(OPERATION, 0)];
    fc.assert(
      fc.property(data, (given) => expect(hot(given)).toEqual(slow(given))),
      { numRuns: 2_000 },
    );
  });

  it('is the same for the next object as for the first', () => {
    const [slow, warm] = [complete(OPERATION, Number.POSITIVE_INFINITY), complete(OPERATION, 2)];
    const given = { ...sound, oneMust: sound, manyMust: [sound, { ...sound, id: 4 }, { ...sound, inner: { b: null, bn: true } }] };
    for (let turn = 0; turn < 5; turn += 1) expect(warm(given)).toEqual(slow(given));
  });

  it('reads no key that objects inherit, and writes none into a prototype', () => {
    const query = '{ one { __proto__: s constructor toString a: constructor hasOwnProperty: i } }';
    const given = { one: JSON.parse('{"__proto__":"own","hasOwnProperty":3}') };
    const [slow, hot] = [complete(query, Number.POSITIVE_INFINITY), complete(query, 0)];
    expect(hot(given)).toEqual(slow(given));
    expect(hot(given).text).toBe('{"one":{"__proto__":"own","constructor":null,"toString":null,"a":null,"hasOwnProperty":3}}');
  });

  it('is made of names alone: a text that would end its own is a name of nothing', () => {
    // The parser lets nothing through that could: this holds the assumption on which the writing of code rests.
    for (const name of ['a"', 'a\\', "a'", 'a`', 'a;', 'ä', 'a\u2028']) expect(() => parse(`{ ${name}: s }`)).toThrow('Syntax Error');
  });
});
