import { describe, expect, it } from '@jest/globals';
import { shownCount } from './transfer-tally.js';

describe('the count of transfers that anybody may see', () => {
  it.each([
    [0, 0, 0],
    [3, 0, 3],
    [0, 4, 0],
    [3, 4, 3],
    [0, 5, 5],
    [1, 9, 6],
    [1, 10, 11],
  ])('of %i open and %i confidential ones is %i', (count, confidentialCount, shown) =>
    expect(shownCount({ count, confidentialCount })).toBe(shown),
  );
});
