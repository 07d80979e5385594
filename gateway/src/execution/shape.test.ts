import { describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLError, parse } from 'graphql';
import { findOperation } from '../planning/operation.js';
import { NOTHING_REFUSED } from '../planning/refusals.js';
import { createRefusalLog } from './refused.js';
import { compileShape } from './shape.js';

const schema = buildSchema(`
  type Query { report: Report reports: [Report!] required: Report! body: Body bodies: [Body] count: Int! state: State id: ID }
  type Report { id: ID! title: String agency: Agency! tags: [String!]! }
  type Agency { code: String! name: String }
  type Unit { code: String! level: Int }
  union Body = Agency | Unit
  enum State { RECEIVED COMPLETED }
`);

function shape(query: string, data: object, variables: Record<string, unknown> = {}, shared: readonly object[] = []) {
  const errors: GraphQLError[] = [];
  const operation = findOperation(parse(query), null)!;
  const result = compileShape(
    schema,
    operation,
    NOTHING_REFUSED,
  )(data as never, {
    variables,
    errors,
    missing: errors,
    refused: createRefusalLog(),
    introspection: {},
    shared: new Map((shared as Record<string, unknown>[]).map((one) => [one, {}])),
  });
  return { data: JSON.parse(JSON.stringify(result)), errors: errors.map(({ path, message }) => [path?.join('.'), message]) };
}

describe('the shape of an answer', () => {
  it("gives the client's fields in the client's order and nothing else", () => {
    const { data } = shape('{ report { b: title id } }', { report: { __typename: 'Report', id: '1', b: 'x', secret: 'y' } });
    expect(JSON.stringify(data)).toBe('{"report":{"b":"x","id":"1"}}');
  });

  it('carries a null up to the next nullable place and says where it was', () => {
    expect(shape('{ report { id agency { code } } }', { report: { id: '1', agency: { code: null } } })).toEqual({
      data: { report: null },
      errors: [['report.agency.code', 'Cannot return null for non-nullable field Agency.code.']],
    });
  });

  it.each([
    ['a list of elements that may not be null', '{ reports { id } }', { reports: [{ id: '1' }, { id: null }] }, { reports: null }],
    ['the root', '{ required { id } }', { required: null }, null],
    ['a list inside', '{ report { id tags } }', { report: { id: '1', tags: ['a', null] } }, { report: null }],
  ])('nulls %s when something inside must not be null', (_name, query, given, wanted) => {
    expect(shape(query, given).data).toEqual(wanted);
  });

  it.each([
    ['an Int', '{ c: count state }', { c: 1.5, state: 'RECEIVED' }, null],
    ['an enum', '{ state }', { state: 'INVENTED' }, { state: null }],
    ['a list', '{ reports { id } }', { reports: { id: '1' } }, { reports: null }],
    ['an object', '{ report { id } }', { report: 'text' }, { report: null }],
    ["a prototype's property", '{ constructor: id }', {}, { constructor: null }],
  ])('nulls %s that does not fit', (_name, query, given, wanted) => {
    expect(shape(query, given).data).toEqual(wanted);
  });

  it("picks what belongs to the object's own type", () => {
    const query = '{ bodies { __typename ... on Agency { code name } ... on Unit { code level } } }';
    const { data } = shape(query, {
      bodies: [
        { __typename: 'Unit', code: 'u', level: 1, name: 'no' },
        { __typename: 'Agency', code: 'a', name: null },
      ],
    });
    expect(data).toEqual({
      bodies: [
        { __typename: 'Unit', code: 'u', level: 1 },
        { __typename: 'Agency', code: 'a', name: null },
      ],
    });
  });

  it.each(['Report', 'Nonsense', 'Body', '__proto__', undefined])(
    'nulls an object that claims to be a %s where only others can be',
    (typename) => {
      const { data, errors } = shape('{ body { ... on Agency { code } } }', { body: { __typename: typename, code: 'a' } });
      expect(data).toEqual({ body: null });
      expect(errors).toHaveLength(1);
    },
  );

  it.each([
    [true, { report: { id: '1', title: 't' } }],
    [false, { report: { id: '1' } }],
  ])('merges selections of one key under their own conditions (%s)', (full, wanted) => {
    const query =
      'query ($full: Boolean!) { report @include(if: $full) { title } ...R } fragment R on Query { report { id title @skip(if: $not) } }';
    const { data } = shape(query.replace('$not', 'true'), { report: { id: '1', title: 't' } }, { full });
    expect(data).toEqual(wanted);
  });

  it('keeps an alias named __proto__ an ordinary key', () => {
    const errors: GraphQLError[] = [];
    const operation = findOperation(parse('{ report { __proto__: title id } }'), null)!;
    const result = compileShape(
      schema,
      operation,
      NOTHING_REFUSED,
    )(JSON.parse('{"report":{"__proto__":"x","id":"1"}}'), {
      variables: {},
      errors,
      missing: errors,
      refused: createRefusalLog(),
      introspection: {},
      shared: new Map(),
    });
    expect(JSON.stringify(result)).toBe('{"report":{"__proto__":"x","id":"1"}}');
  });

  it('completes an object that stands in several places once for each selection of it, and errors at each place', () => {
    const fine = { code: 'a', name: 'n' };
    const query = '{ reports { agency { code name } } report { agency { name } } }';
    const data = { reports: [{ agency: fine }, { agency: fine }], report: { agency: fine } };
    const whole = { reports: [{ agency: fine }, { agency: fine }], report: { agency: { name: 'n' } } };
    expect(shape(query, data, {}, [fine])).toEqual({ data: whole, errors: [] });

    const broken = { code: 'a', name: 5 };
    const twice = { reports: [{ agency: broken }, { agency: broken }], report: null };
    const nulled = { code: 'a', name: null };
    expect(shape(query, twice, {}, [broken])).toEqual({
      data: { reports: [{ agency: nulled }, { agency: nulled }], report: null },
      errors: [
        ['reports.0.agency.name', 'Invalid value found for field Agency.name.'],
        ['reports.1.agency.name', 'Invalid value found for field Agency.name.'],
      ],
    });
  });
});
