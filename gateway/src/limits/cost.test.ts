import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { findOperation } from '../planning/operation.js';
import { compileCost } from './cost.js';

const schema = buildSchema(`
  type Query { agencies(first: Int! = 20): AgencyConnection! agency: Agency tags: [Tag!]! name: String }
  type AgencyConnection { nodes: [Agency!]! edges: [AgencyEdge!]! total: Int }
  type AgencyEdge { node: Agency! }
  type Agency { code: String parent: Agency children(first: Int! = 20): AgencyConnection! tags: [Tag!]! }
  type Tag { name: String agency: Agency }
`);

const cost = (query: string, variables = {}) => compileCost(schema, findOperation(parse(query), null)!)(variables);

describe('the cost of an operation, in objects', () => {
  it.each([
    ['{ name }', {}, 0],
    ['{ agency { code } }', {}, 1],
    ['{ agency { parent { parent { code } } } }', {}, 3],
    ['{ tags { name } }', {}, 10],
    ['{ agencies { total } }', {}, 20],
    ['{ agencies(first: 5) { nodes { code } } }', {}, 10],
    ['query ($n: Int!) { agencies(first: $n) { nodes { code } } }', { n: 7 }, 14],
    ['query ($n: Int!) { agencies(first: $n) { nodes { code } } }', {}, 200],
    ['{ agencies(first: 5) { nodes { ... on Agency { parent { code } } } } }', {}, 15],
    ['{ ...F ...F } fragment F on Query { agency { code } }', {}, 2],
  ])('%s with %j', (query, variables, wanted) => {
    expect(cost(query, variables)).toBe(wanted);
  });

  it('multiplies pages that stand inside one another, however they are written', () => {
    const nested = '{ agencies(first: 100) { nodes { ...A1 } } } fragment A0 on Agency { code } ';
    const levels = [1, 2, 3].map((level) => `fragment A${level} on Agency { children(first: 100) { n0: nodes { ...A${level - 1} } } }`);
    expect(cost(`${nested.replace('...A1', '...A3')}${levels.join(' ')}`)).toBeGreaterThan(100 ** 4);
  });

  it('is estimated anew for other variables, and stays what it is where none counts', () => {
    const of = (query: string) => compileCost(schema, findOperation(parse(query), null)!);
    const paged = of('query ($n: Int!) { agencies(first: $n) { nodes { code } } }');
    expect([paged({ n: 7 }), paged({ n: 7 }), paged({ n: 50 }), paged({}), paged({ n: 'all' }), paged({ n: 7 })]).toEqual([
      14, 14, 100, 200, 200, 14,
    ]);
    const named = of('query ($code: ID!) { agency { code } agencies(first: 5) { nodes { code } } }');
    expect([named({ code: 'a' }), named({ code: 'b', n: 100 })]).toEqual([11, 11]);
  });

  it('takes a fragment that contains itself for endless', () => {
    expect(cost('{ agency { ...F } } fragment F on Agency { parent { ...F } }')).toBe(Number.POSITIVE_INFINITY);
  });
});
