import { describe, expect, it } from '@jest/globals';
import type { FetchNode } from '../planning/plan.js';
import type { Part, Place } from './answer-places.js';
import { compileAsk, representationsOf } from './ask.js';
import { Found } from './found.js';
import { Notes } from './notes.js';

/** Asks for objects of one place, each with its keys as they stand in the body. */
function ask(objects: readonly (readonly string[])[], asking = ['id']) {
  const place: Place = { number: 1, typename: 'Thing', fields: new Map(), asking };
  const required = asking.map((key) => ({ kind: 'field' as const, key, selections: undefined }));
  const part: Part = { number: 0, fetch: {} as FetchNode, path: [], place, fields: [], required };
  const found = new Found(2);
  const notes = new Notes();
  let body = Buffer.alloc(0);
  for (const value of objects.flat()) {
    const begin = body.length;
    body = Buffer.concat([body, Buffer.from(value)]);
    found.spans[1]?.push(begin, body.length);
  }
  found.counts[1] = objects.length;
  const question = compileAsk(part)(body, found, notes);
  if (!question) return undefined;
  const { from, to, positions } = question;
  const representations = representationsOf(question, notes);
  expect(notes.texts.memory.toString('utf8', from, to)).toBe(representations.join(','));
  return { representations, positions: [...notes.cells.subarray(positions, positions + objects.length)] };
}

describe('what entities are asked for by', () => {
  it('is each different representation once, in the order in which they are met', () => {
    expect(ask([['"b"'], ['"a"'], ['"b"'], ['7'], ['"7"'], ['"é"']])).toEqual({
      representations: ['"b"', '"a"', '7', '"7"', '"é"'].map((id) => `{"__typename":"Thing","id":${id}}`),
      positions: [0, 1, 0, 2, 3, 4],
    });
    const pairs = [
      ['"a"', '"bc"'],
      ['"ab"', '"c"'],
      ['"a"', '"bc"'],
    ];
    expect(ask(pairs, ['id', 'code'])).toEqual({
      representations: ['{"__typename":"Thing","id":"a","code":"bc"}', '{"__typename":"Thing","id":"ab","code":"c"}'],
      positions: [0, 1, 0],
    });
    // However it was written, what is asked for is written in one way.
    expect(ask([['"A"'], ['"\\u0041"'], ['7.0'], ['7'], ['"a\\/b"'], ['"\\u0041"']])).toEqual({
      representations: ['"A"', '7', '"a/b"'].map((id) => `{"__typename":"Thing","id":${id}}`),
      positions: [0, 0, 1, 1, 2, 0],
    });
    expect(ask([])).toBeUndefined();
  });

  it('is right for many objects, whatever their keys', () => {
    const objects = Array.from({ length: 20_000 }, (_, index) => [`"${(index * 7_919) % 5_000}"`]);
    const { representations = [], positions } = ask(objects) ?? {};
    expect(representations).toHaveLength(5_000);
    positions?.forEach((position, index) => {
      expect(representations[position]).toBe(`{"__typename":"Thing","id":${objects[index]?.[0]}}`);
    });
  });
});
