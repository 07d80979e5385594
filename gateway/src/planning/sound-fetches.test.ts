import { describe, expect, it } from '@jest/globals';
import { buildASTSchema, parse } from 'graphql';
import { fetchOf } from './fetch-node.fixture.js';
import { hasSoundFetches } from './sound-fetches.js';

const SCHEMA = buildASTSchema(
  parse('type Query { dog: Dog } type Dog { id: ID fee(currency: String): Int } type Cat { id: ID } union Pet = Dog | Cat'),
);
const isSound = (operation: string) => hasSoundFetches({ kind: 'operation', root: fetchOf(operation) }, SCHEMA);

describe('a plan', () => {
  it.each([
    '{ dog { fee(currency: "IDR") ... on Dog { fee(currency: "IDR") } } }',
    'query($representations:[_Any!]!){_entities(representations:$representations){...on Dog{id}...on Cat{id}}}',
  ])('is sound with %s', (operation) => {
    expect(isSound(operation)).toBe(true);
  });

  it.each([
    'query($yes:Boolean!){ dog { ... on Dog @skip(if: $yes) { fee(currency: "IDR") } ... on Dog @include(if: $yes) { fee(currency: "USD") } } }',
    '{ dog { ... on Dog { ... on Cat { id } } } }',
    'query($representations:[_Any!]!){_entities(representations:$representations){...on Dog{...on Cat{id}}}}',
  ])('is not with %s', (operation) => {
    expect(isSound(operation)).toBe(false);
  });
});
