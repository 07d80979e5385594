import { describe, expect, it } from '@jest/globals';
import { buildASTSchema, parse, print } from 'graphql';
import { withTypeNames } from './with-type-names.js';

const SCHEMA = buildASTSchema(
  parse(`type Query { pet: Pet animal: Animal party: Party dog: Dog }
    interface Animal @join__type(graph: X) { id: ID friend: Animal }
    interface Party @join__type(graph: X) @join__type(graph: Y, isInterfaceObject: true) { id: ID }
    type Dog implements Animal { id: ID friend: Animal }
    union Pet = Dog`),
  { assumeValid: true, assumeValidSDL: true },
);
const written = (text: string) =>
  print(withTypeNames(parse(text), SCHEMA))
    .replace(/\s+/g, ' ')
    .trim();

describe('names of types that a planner is to ask for', () => {
  it.each([
    ['{ animal { id friend { id } } }', '{ animal { __typename id friend { __typename id } } }'],
    ['{ pet { ... on Dog { friend { id } } } }', '{ pet { __typename ... on Dog { friend { __typename id } } } }'],
    ['{ ...F } fragment F on Query { animal { id } }', '{ ...F } fragment F on Query { animal { __typename id } }'],
    ['{ animal { __typename @skip(if: true) id } }', '{ animal { __typename __typename @skip(if: true) id } }'],
  ])('stand in %s', (text, expected) => {
    expect(written(text)).toBe(expected);
  });

  it.each(['{ dog { id } }', '{ animal { id __typename } }', '{ party { id } }'])('do not come to %s', (text) => {
    expect(written(text)).toBe(text);
  });
});
