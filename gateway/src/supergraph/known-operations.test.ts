import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { createDocumentStore } from '../http/document-store.js';
import { createCommonSource } from './common-source.js';
import { createKnownOperations } from './known-operations.js';
import { variablesOf } from './operation-source.js';

const SCHEMA = buildSchema('type Query { a(n: Int): Int } type Mutation { signIn(password: String!): Int }');

function setUp(maxLetters = 1_000) {
  const known = createKnownOperations(maxLetters, createCommonSource(SCHEMA));
  return { known, learn: (text: string, operationName: string | null = null) => known.learn({ text, operationName }, parse(text)) };
}

describe('known operations', () => {
  it('are found by text and name, in the form that they share with others', () => {
    const { known, learn } = setUp();
    const [one, other] = [learn('query One { a(n: 1) }'), learn('{ a(n: 2) }')];
    expect(one?.documentHash).toBe(other?.documentHash);
    expect(known.find({ text: 'query One { a(n: 1) }', operationName: null })).toBe(one);
    expect(known.find({ text: 'query One { a(n: 1) }', operationName: 'One' })).toBeUndefined();
    expect(learn('query One { a }', 'Two')).toBeUndefined();
  });

  it('have values that no variable of the caller takes the place of', () => {
    const { learn } = setUp();
    expect(variablesOf(learn('{ a(n: 1) }')!, { written0: 666, n: 5 })).toEqual({ written0: 1, n: 5 });
  });

  it('hold no mutation with values written in it, and Apollo Server’s store none at all', async () => {
    const { known, learn } = setUp();
    const [secret, plain] = ['mutation { signIn(password: "rahasia-1") }', 'mutation ($p: String!) { signIn(password: $p) }'];
    const source = learn(secret)!;
    expect(variablesOf(source, {})).toEqual({ written0: 'rahasia-1' });
    learn(plain);
    expect(known.recent(10)).toEqual([{ text: plain, operationName: null }]);
    const store = createDocumentStore();
    await store.set('secret', parse(secret));
    await store.set('query', parse('{ a }'));
    expect([await store.get('secret'), await store.get('query')]).toEqual([undefined, expect.anything()]);
  });

  it('are let go of when their texts are too many, the oldest first', () => {
    const { known, learn } = setUp(20);
    for (const text of ['{ a(n: 1) }', '{ a(n: 2) }', '{ b: a }']) learn(text);
    expect(known.recent(10).map(({ text }) => text)).toEqual(['{ b: a }', '{ a(n: 2) }']);
  });
});
