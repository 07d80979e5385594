import { describe, expect, it } from '@jest/globals';
import type { ErrorCode } from '@lapor/schema/errors';
import { buildSchema, type FieldNode, type GraphQLError, parse, visit } from 'graphql';
import { findOperation } from '../planning/operation.js';
import { createRefusalLog } from './refused.js';
import { compileRootRefusal } from './root-refusal.js';
import { compileShape } from './shape.js';

const schema = buildSchema(`
  type Query { open: String secret: String must: String! card: Card cards: [Card!] lists: [[Card]] owner: Owner! found: [Found] }
  type Card { id: ID! secret: String must: String! owner: Owner! }
  type Owner { secret: String must: String! }
  union Found = Card | Owner
`);

/** Refuses every selection of a field of these names, and objects of these types. */
function setUp(query: string, fields: readonly string[], types: readonly string[] = []) {
  const operation = findOperation(parse(query), null)!;
  const refused = new Map<FieldNode, ErrorCode>();
  visit(operation.document, { Field: (node) => void (fields.includes(node.name.value) && refused.set(node, 'FORBIDDEN')) });
  const refusals = {
    ofField: (node: FieldNode) => refused.get(node),
    ofType: (name: string): ErrorCode | undefined => (types.includes(name) ? 'UNAUTHENTICATED' : undefined),
  };
  return { operation, refusals };
}

function shape(
  query: string,
  data: object,
  fields: readonly string[],
  { types, variables = {} }: { types?: readonly string[]; variables?: Record<string, unknown> } = {},
) {
  const { operation, refusals } = setUp(query, fields, types);
  const errors: GraphQLError[] = [];
  const log = createRefusalLog();
  const result = compileShape(
    schema,
    operation,
    refusals,
  )(data as never, { variables, errors, missing: errors, refused: log, introspection: {}, shared: new Map() });
  return {
    data: JSON.parse(JSON.stringify(result)),
    refused: log.errors.map(({ path }) => path?.join('.')),
    count: log.count,
    others: errors.length,
  };
}

describe('what is refused in an answer', () => {
  it('is null even where a subgraph gave it', () => {
    expect(shape('{ open secret }', { open: 'o', secret: 'LEAK' }, ['secret'])).toEqual({
      data: { open: 'o', secret: null },
      refused: ['secret'],
      count: 1,
      others: 0,
    });
  });

  it.each([
    ['{ card { id must } }', { card: null }, 'card.must'],
    ['{ card { owner { must } } }', { card: null }, 'card.owner.must'],
    ['{ owner { must } }', null, 'owner.must'],
    ['{ cards { must } }', { cards: null }, 'cards.0.must'],
    ['{ lists { must } }', { lists: [[null]] }, 'lists.0.0.must'],
  ])('spreads as every null does, and is told once: %s', (query, data, place) => {
    const card = { id: '1', must: 'LEAK', owner: { must: 'LEAK' } };
    expect(shape(query, { card, cards: [card], lists: [[card]], owner: { must: 'LEAK' } }, ['must'])).toEqual({
      data,
      refused: [place],
      count: 1,
      others: 0,
    });
  });

  it('is told ten times for one place of a long list, and a hundred times in all', () => {
    const cards = Array.from({ length: 500 }, (_, id) => ({ id, secret: 'LEAK' }));
    const once = shape('{ cards { id secret } }', { cards }, ['secret']);
    expect(once.refused).toEqual(Array.from({ length: 10 }, (_, index) => `cards.${index}.secret`));
    expect({ count: once.count, others: once.others }).toEqual({ count: 500, others: 0 });
    expect(JSON.stringify(once.data)).not.toContain('LEAK');
    const aliases = Array.from({ length: 40 }, (_, index) => `a${index}: secret`).join(' ');
    const many = shape(`{ cards { ${aliases} } }`, { cards }, ['secret']);
    expect({ errors: many.refused.length, count: many.count, others: many.others }).toEqual({ errors: 100, count: 20_000, others: 0 });
  });

  it('blames no subgraph for a null that no error tells of any more', () => {
    const cards = Array.from({ length: 30 }, (_, id) => ({ id }));
    const { data, refused, others } = shape('{ lists { id must } }', { lists: [cards] }, ['must']);
    expect(data).toEqual({ lists: [cards.map(() => null)] });
    expect({ told: refused.length, others }).toEqual({ told: 10, others: 0 });
  });

  it('is a whole key as soon as one of its selections is refused and takes part', () => {
    const query = 'query ($on: Boolean!) { card { id } card @include(if: $on) { ...F } } fragment F on Card { key: secret }';
    for (const on of [true, false]) {
      const { data, refused } = shape(query, { card: { id: '1', key: 'LEAK' } }, ['secret'], { variables: { on } });
      expect(data).toEqual({ card: on ? { id: '1', key: null } : { id: '1' } });
      expect(refused).toEqual(on ? ['card.key'] : []);
    }
  });

  it('is an object of a refused type, its name included', () => {
    const found = [
      { __typename: 'Owner', secret: 'LEAK' },
      { __typename: 'Card', id: '1' },
    ];
    expect(shape('{ found { __typename ... on Card { id } } }', { found }, [], { types: ['Owner'] })).toEqual({
      data: { found: [null, { __typename: 'Card', id: '1' }] },
      refused: ['found.0'],
      count: 1,
      others: 0,
    });
  });
});

describe('an operation of which a root field is refused that cannot be null', () => {
  it.each([
    ['{ open must }', {}, ['must']],
    ['{ open x: must y: must }', {}, ['x', 'y']],
    ['{ open secret }', {}, undefined],
    ['query ($on: Boolean!) { open must @include(if: $on) }', { on: true }, ['must']],
    ['query ($on: Boolean!) { open must @include(if: $on) }', { on: false }, undefined],
  ])('is not run: %s %j', (query, variables, places) => {
    const { operation, refusals } = setUp(query, ['must', 'secret']);
    const errors = compileRootRefusal(schema, operation, refusals)?.(variables);
    expect(errors?.map(({ path }) => path?.join('.'))).toEqual(places);
  });
});
