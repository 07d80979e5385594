import { describe, expect, it } from '@jest/globals';
import { buildSchema, getVariableValues, type OperationDefinitionNode, parse, print, validate } from 'graphql';
import { toCommonForm } from './common-form.js';
import { findOperation } from './operation.js';

const SCHEMA = buildSchema(`
  scalar Day
  enum State { OPEN CLOSED }
  input Range { from: Int to: Int = 9 days: [Day!] }
  input Filter { state: State tags: [String!] range: Range text: String }
  type Query {
    report(id: ID!): Report
    reports(first: Int = 10, share: Float, filter: Filter, states: [State!], since: Day, open: Boolean): [Report!]!
  }
  type Report { id: ID! title(short: Boolean, length: Int): String near(first: Int = 3): [Report!]! }
  type Mutation { file(text: String!): Report }
`);

function commonForm(text: string, operationName: string | null = null) {
  const document = parse(text);
  expect(validate(SCHEMA, document)).toEqual([]);
  const { document: common, values } = toCommonForm(SCHEMA, findOperation(document, operationName)!);
  expect(validate(SCHEMA, common)).toEqual([]);
  const [{ variableDefinitions = [] }] = common.definitions as [OperationDefinitionNode];
  const mine = variableDefinitions.filter(({ variable }) => Object.hasOwn(values, variable.name.value));
  expect(getVariableValues(SCHEMA, mine, JSON.parse(JSON.stringify(values)))).toHaveProperty('coerced');
  return { text: print(common).replace(/\s+/g, ' ').trim(), values };
}

describe('the common form of an operation', () => {
  it('has no name, and variables in the place of what was written', () => {
    expect(commonForm('query Mine { reports(first: 5, states: [OPEN]) { title(short: true) } }')).toEqual({
      text: 'query ($written0: Int, $written1: [State!], $written2: Boolean) { reports(first: $written0, states: $written1) { title(short: $written2) } }',
      values: { written0: 5, written1: ['OPEN'], written2: true },
    });
  });

  it('is the same for all that differ in names and values alone', () => {
    const [one, other] = [
      commonForm('query A { report(id: "r1") { id } }'),
      commonForm('query B($x: ID = 4) { report(id: "r2") { id } }'.replace('($x: ID = 4)', '')),
    ];
    expect(one.text).toBe(other.text);
    expect([one.values, other.values]).toEqual([{ written0: 'r1' }, { written0: 'r2' }]);
  });

  it('keeps what the client has as variables, and takes none of their names', () => {
    expect(
      commonForm(
        'query ($written0: Int, $_written: ID!) { reports(first: $written0) { near(first: 2) { id } } report(id: $_written) { id } }',
      ),
    ).toEqual({
      text: 'query ($written0: Int, $_written: ID!, $__written0: Int) { reports(first: $written0) { near(first: $__written0) { id } } report(id: $_written) { id } }',
      values: { __written0: 2 },
    });
  });

  it('has one variable for equal values, so that fields that are one stay one', () => {
    const { text, values } = commonForm(
      '{ reports(first: 1) { id } ...F } fragment F on Query { reports(first: 1) { near(first: 1) { id } } }',
    );
    expect(text).toBe(
      'query ($written0: Int) { reports(first: $written0) { id } ...F } fragment F on Query { reports(first: $written0) { near(first: $written0) { id } } }',
    );
    expect(values).toEqual({ written0: 1 });
  });

  it('leaves apart what differs, also within one type', () => {
    expect(commonForm('{ a: report(id: "1") { id } b: report(id: "2") { id } c: report(id: 1) { id } }').values).toEqual({
      written0: '1',
      written1: '2',
      written2: 1,
    });
  });

  it.each([
    ['nothing', 'filter: null', { written0: null }],
    ['one for a list', 'states: OPEN', { written0: 'OPEN' }],
    ['a number for a fraction', 'share: 1', { written0: 1 }],
    ['text in several lines', 'filter: { text: """\n  a\n  b "\n""" }', { written0: { text: 'a\nb "' } }],
    [
      'an object, without its defaults',
      'filter: { state: OPEN, tags: "x", range: { from: 1 } }',
      { written0: { state: 'OPEN', tags: 'x', range: { from: 1 } } },
    ],
  ])('takes %s', (_what, argument, values) => {
    expect(commonForm(`{ reports(${argument}) { id } }`).values).toEqual(values);
  });

  it.each([
    ['for a scalar of the graph’s own', '{ reports(since: "2026-11-26") { id } }'],
    ['for one within an object', '{ reports(filter: { range: { days: ["2026-11-26"] } }) { id } }'],
    ['with a variable within', 'query ($tag: String!) { reports(filter: { tags: [$tag], state: OPEN }) { id } }'],
    ['that JSON’s readers would round', '{ report(id: 12345678901234567890) { id } }'],
    ['beyond all numbers', '{ reports(share: 1e400) { id } }'],
    ['of a condition', '{ reports { id @include(if: false) } }'],
    ['in what is asked of the schema', '{ __type(name: "Report") { fields(includeDeprecated: true) { name } } }'],
  ])('leaves what is written %s', (_what, text) => {
    const { text: common, values } = commonForm(text);
    expect(values).toEqual({});
    expect(common.replace(/^query /, '')).toBe(
      print(parse(text))
        .replace(/\s+/g, ' ')
        .replace(/^query /, '')
        .trim(),
    );
  });

  it('is that of one operation, with the fragments that it uses', () => {
    const text =
      'query A { ...One } query B { reports { ...Two } } fragment One on Query { reports { ...Two } } fragment Two on Report { near(first: 2) { id } }';
    expect(commonForm(text, 'B').text).toBe(
      'query ($written0: Int) { reports { ...Two } } fragment Two on Report { near(first: $written0) { id } }',
    );
    expect(commonForm(text, 'A').text).toContain('fragment One');
  });
});
