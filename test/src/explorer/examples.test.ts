import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { exampleOperations } from '@lapor/gateway/explorer/examples';
import { buildSchema, parse, validate } from 'graphql';

const API = buildSchema(readFileSync(new URL('../../../schema/api.graphql', import.meta.url), 'utf8'));

describe('the examples of the explorer', () => {
  it.each(exampleOperations({ username: 'warga', password: 'rahasia "sekali"' }))('is an operation of this graph: %#', ({ query }) => {
    expect(validate(API, parse(query))).toEqual([]);
  });
});
