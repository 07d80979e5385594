import { describe, expect, it } from '@jest/globals';
import { decodeKeyset, encodeKeyset, readPage, toConnection } from './connection.js';

const ID = '0192f0c1-2a3b-7c4d-8e5f-60718293a4b5';
const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
/** A cursor of this list with foreign keys in it. */
const withKeys = (...keys: unknown[]) => encodeKeyset('agencies', keys as string[]);

describe('a keyset cursor', () => {
  it('gives back the keys it was made of', () => {
    const cursor = encodeKeyset('agencies', ['Kota Metro', ID]);
    expect(decodeKeyset('agencies', cursor, ['text', 'uuid'])).toEqual({ ok: true, keys: ['Kota Metro', ID] });
  });

  it('is refused by another list', () => {
    expect(decodeKeyset('regions', withKeys('a', ID), ['text', 'uuid'])).toMatchObject({ ok: false, code: 'CURSOR_MISMATCH' });
  });

  it.each([
    ['nothing', ''],
    ['plain text', 'next page please'],
    ['another JSON value', forged({ 0: 1 })],
    ['another version', forged([2, 'AAAAAAAA', 'a', ID])],
    ['a missing key', withKeys('a')],
    ['a key too many', withKeys('a', ID, 'b')],
    ['a number for a text', withKeys(1, ID)],
    ['an object for a text', withKeys({ toString: 1 }, ID)],
    ['U+0000, which PostgreSQL refuses', withKeys('a\0', ID)],
    ['a lone surrogate', withKeys('\ud800', ID)],
    ['an id that is none', withKeys('a', "' or 1=1")],
    ['a very long text', withKeys('a'.repeat(10_000), ID)],
  ])('cannot be read with %s', (_fault, cursor) => {
    expect(decodeKeyset('agencies', cursor, ['text', 'uuid'])).toMatchObject({ ok: false, code: 'CURSOR_INVALID' });
  });

  it.each(['2026-02-30', '2026-13-01T00:00:00.000Z', 'now', ''])('does not take %p for a time', (time) => {
    expect(decodeKeyset('reports', encodeKeyset('reports', [time]), ['timestamp'])).toMatchObject({ code: 'CURSOR_INVALID' });
  });
});

describe('a page', () => {
  it.each([0, -1, 101, 2 ** 31 - 1])('is refused with first %p', (first) => {
    expect(readPage('agencies', { first }, ['text'])).toMatchObject({
      ok: false,
      code: 'INPUT_INVALID',
      details: { fields: [{ field: 'first', problem: 'from 1 to 100' }] },
    });
  });

  it.each([null, undefined])('starts at the beginning with after %p', (after) => {
    expect(readPage('agencies', { first: 100, after: after as null }, ['text'])).toEqual({ ok: true, first: 100, after: null });
  });

  it('shows the row too many only as a next page', () => {
    const page = toConnection(['a', 'b', 'c'], 2, (row) => `cursor of ${row}`);
    expect(page.nodes).toEqual(['a', 'b']);
    expect(page.edges.at(-1)).toEqual({ cursor: 'cursor of b', node: 'b' });
    expect(page.pageInfo).toEqual({ hasNextPage: true, endCursor: 'cursor of b' });
  });

  it('has no next page and no end when empty', () => {
    expect(toConnection([], 2, String).pageInfo).toEqual({ hasNextPage: false, endCursor: null });
  });
});
