import { describe, expect, it } from '@jest/globals';
import { type Bar, isKept, toLine } from './bar.js';

const TIME: Bar = { what: 'a page', unit: 'ms', figure: 14.96, limit: 15, must: 'not exceed' };
const RATE: Bar = { what: 'filing', unit: '/s', figure: 299.4, limit: 300, must: 'reach' };

describe('a bar', () => {
  it.each([
    [TIME, true],
    [{ ...TIME, figure: 15.01 }, false],
    [RATE, false],
    [{ ...RATE, figure: 300 }, true],
    [{ ...RATE, limit: null }, true],
  ])('%j is kept: %s', (bar, kept) => expect(isKept(bar)).toBe(kept));

  it('is printed with its limit', () => {
    expect(toLine(RATE)).toMatch(/^filing +299\.4 \/s {2}≥ 300 \/s: MISSED$/);
    expect(toLine({ ...TIME, limit: null })).toMatch(/15\.0 ms {2}for information$/);
  });
});
