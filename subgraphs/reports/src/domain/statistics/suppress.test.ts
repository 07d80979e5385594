import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { publishedTotal, SMALLEST_CELL, suppress } from './suppress.js';

const cellsOf = (...counts: readonly number[]) => counts.map((count, index) => ({ key: `k${index}`, count }));
const shown = (...counts: readonly number[]) => suppress(cellsOf(...counts)).map(({ count }) => count);

describe('the suppression of small cells', () => {
  it.each([
    ['none is small', [5, 6, 70], [5, 6, 70]],
    ['one is small: the next smallest goes with it', [70, 3, 9], [70, null, null]],
    ['two are small and many enough together', [4, 70, 1], [null, 70, null]],
    ['two are small and too few together', [1, 70, 1, 8], [null, 70, null, null]],
    ['nobody is there', [0, 70, 9], [null, 70, null]],
    ['of equal ones only as many as are needed', [3, 9, 9, 9], [null, null, 9, 9]],
    ['there is one cell, and it is small', [3], [null]],
    ['there is one cell', [5], [5]],
    ['there is none', [], []],
  ])('%s', (_case, counts, expected) => {
    expect(shown(...counts)).toEqual(expected);
  });

  it('leaves nothing to be found by subtraction, whatever the numbers are', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { maxLength: 12 }), (counts) => {
        const result = shown(...counts);
        const visible = result.filter((count) => count !== null);
        expect(visible.every((count) => count >= SMALLEST_CELL)).toBe(true);
        const hidden = counts.length - visible.length;
        if (hidden === 0 || visible.length === 0) return;
        const rest = counts.reduce((sum, count) => sum + count, 0) - visible.reduce((sum, count) => sum + count, 0);
        expect(hidden).toBeGreaterThan(1);
        expect(rest).toBeGreaterThanOrEqual(SMALLEST_CELL);
      }),
    );
  });
});

describe('the published total', () => {
  it.each([
    [0, 0, null],
    [4, 4, null],
    [5, 0, 5],
    [5, 4, 5],
    [5, 5, 10],
    [0, 9, 5],
  ])('of %i open and %i confidential reports is %p', (open, confidential, total) => {
    expect(publishedTotal(open, confidential)).toBe(total);
  });
});
