import { expect, it } from '@jest/globals';
import { percentile } from './percentile.js';

it.each([
  [[5, 1, 4, 2, 3], 0.5, 3],
  [[5, 1, 4, 2, 3], 1, 5],
  [[5, 1, 4, 2, 3], 0, 1],
  [Array.from({ length: 100 }, (_, index) => index + 1), 0.95, 95],
  [[], 0.5, Number.NaN],
])('of %j the value at %d is %d', (values, share, expected) => expect(percentile(values, share)).toBe(expected));
