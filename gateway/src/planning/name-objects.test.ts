import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, print } from 'graphql';
import { nameObjects } from './name-objects.js';

const SCHEMA = buildSchema(`type Query { node: Node nodes: [[Node!]]! thing: Thing box: Box }
  interface Node { id: ID next: Node } union Thing = Box type Box implements Node { id: ID next: Node }`);
const named = (text: string) => print(nameObjects(parse(text), SCHEMA)).replace(/\s+/g, ' ');

describe('objects that can be of several types', () => {
  it.each([
    ['{ node { id } }', 'node { __typename id }'],
    ['{ nodes { id next { id } } }', 'nodes { __typename id next { __typename id } }'],
    ['{ node { name: __typename } }', 'node { __typename name: __typename }'],
    ['query ($v: Boolean!) { node { __typename @skip(if: $v) } }', 'node { __typename __typename @skip(if: $v) }'],
    ['{ thing { ... on Box { id } } }', 'thing { __typename ... on Box { id } }'],
    ['fragment F on Box { next { id } } { box { ...F } }', 'next { __typename id }'],
  ])('are asked for their name: %s', (text, wanted) => {
    expect(named(text)).toContain(wanted);
  });

  it.each(['{ box { id } }', '{ node { __typename id } }', '{ __schema { types { name } } }'])('are no others: %s', (text) => {
    const document = parse(text);
    expect(nameObjects(document, SCHEMA)).toBe(document);
  });
});
