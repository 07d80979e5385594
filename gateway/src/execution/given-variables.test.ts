import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, getVariableValues, parse } from 'graphql';
import { findOperation } from '../planning/operation.js';
import { compileGivenVariables } from './given-variables.js';

const schema = buildSchema(`
  type Query { a: Int }
  enum State { RECEIVED }
  input Place { code: ID! }
  scalar Instant`);
const TYPES = ['String', 'ID', 'Boolean', 'Int', 'Float', 'State', 'Place', 'Instant', '[Int!]'];
const NAMES = ['a', 'b', '__proto__', 'constructor'];
const value = fc.oneof(
  fc.string(),
  fc.boolean(),
  fc.integer(),
  fc.double(),
  fc.constantFrom(null, 2 ** 31, -(2 ** 31), -0, 1.5, 'RECEIVED', {}, { code: 'x' }, [1], ['1'], '1'),
);
const definition = fc.record({
  type: fc.constantFrom(...TYPES),
  required: fc.boolean(),
  fallback: fc.constantFrom('', '', ' = null'),
  value: fc.option(value, { nil: undefined, freq: 8 }),
});

describe('the variables of an operation', () => {
  it('are taken, or refused, as graphql-js does', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...NAMES), definition, { minKeys: 1, noNullPrototype: true }), (all) => {
        const written = Object.entries(all).map(([name, { type, required, fallback }]) => `$${name}: ${type}${required ? '!' : fallback}`);
        const operation = findOperation(parse(`query (${written.join(', ')}) { a }`), null)!;
        const given = Object.fromEntries(Object.entries(all).flatMap(([name, { value }]) => (value === undefined ? [] : [[name, value]])));
        const expected = getVariableValues(schema, operation.definition.variableDefinitions ?? [], given, { maxErrors: 20 });
        const found = compileGivenVariables(schema, operation)(given);
        expect(found.variables).toEqual(expected.coerced);
        expect(found.errors?.length).toBe(expected.errors?.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('do not repeat in an error what was given', () => {
    const operation = findOperation(parse('query ($a: Int) { a }'), null)!;
    const { errors } = compileGivenVariables(schema, operation)({ a: '3174' });
    expect(errors?.map(({ message }) => message)).toEqual(['Variable "$a" does not fit its type.']);
  });
});
