import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, print, validate } from 'graphql';
import { findOperation } from './operation.js';
import { toResumable } from './resumable.js';

const SCHEMA = buildSchema(`
  type Query { a: Int }
  type Event { cursor: String! id: ID! inner: Event }
  type Plain { id: ID! }
  type Subscription {
    events(desk: ID!, after: String): Event!
    noAfter(desk: ID): Event!
    noCursor(after: String): Plain!
    otherAfter(after: Int): Event!
  }
`);

function resumable(text: string) {
  const document = parse(text);
  expect(validate(SCHEMA, document)).toEqual([]);
  const found = toResumable(SCHEMA, findOperation(document, null)!);
  if (!found) return undefined;
  expect(validate(SCHEMA, found.operation.document)).toEqual([]);
  const { operation, resumption, values } = found;
  return { text: print(operation.document).replace(/\s+/g, ' ').trim(), ...resumption, values };
}

describe('a subscription that can be resumed', () => {
  it('asks for the cursor of its events, and takes the one to go on from as a variable', () => {
    expect(resumable('subscription { events(desk: 1) { id } }')).toEqual({
      text: 'subscription ($transportAfter: String) { events(desk: 1, after: $transportAfter) { id transportCursor: cursor } }',
      cursorKey: 'transportCursor',
      afterVariable: 'transportAfter',
      values: {},
    });
  });

  it.each([
    ['subscription ($from: String) { events(desk: 1, after: $from) { id } }', 'from', {}],
    ['subscription { events(desk: 1, after: "c") { id } }', 'transportAfter', { transportAfter: 'c' }],
    ['subscription { events(desk: 1, after: null) { id } }', 'transportAfter', {}],
  ])('keeps what its client has said: %s', (text, afterVariable, values) => {
    expect(resumable(text)).toMatchObject({ afterVariable, values });
  });

  it('is changed wherever its one field stands, and not below it', () => {
    const { text } = resumable(
      'subscription { ...F ... { events(desk: 1) { id } } } fragment F on Subscription { events(desk: 1) { inner { id } } }',
    )!;
    expect(text).toBe(
      'subscription ($transportAfter: String) { ...F ... { events(desk: 1, after: $transportAfter) { id transportCursor: cursor } } } ' +
        'fragment F on Subscription { events(desk: 1, after: $transportAfter) { inner { id } transportCursor: cursor } }',
    );
  });

  it('leaves the client its own names', () => {
    const found = resumable('subscription ($transportAfter: ID!) { events(desk: $transportAfter) { transportCursor: id } }');
    expect(found).toMatchObject({ cursorKey: '_transportCursor', afterVariable: '_transportAfter' });
  });

  it.each(['subscription { noAfter { id } }', 'subscription { noCursor { id } }', 'subscription { otherAfter { id } }', '{ a }'])(
    'is none without what it takes: %s',
    (text) => {
      expect(resumable(text)).toBeUndefined();
    },
  );
});
