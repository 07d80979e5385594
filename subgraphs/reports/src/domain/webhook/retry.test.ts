import { describe, expect, it } from '@jest/globals';
import { isGivenUp, retryDelayAsked, retryDelayMs } from './retry.js';

const RULES = { firstMs: 1_000, mostMs: 60_000, giveUpAfterMs: 86_400_000 };

describe('a delivery that failed', () => {
  it.each([
    [1, 0, 500],
    [1, 1, 1_000],
    [2, 1, 2_000],
    [3, 0.5, 3_000],
    [6, 1, 32_000],
    [7, 1, 60_000],
    [7, 0, 30_000],
    [5_000, 1, 60_000],
  ])('%d times in a row, by chance %d, waits %d ms', (attempts, random, expected) => {
    expect(retryDelayMs(RULES, attempts, random)).toBe(expected);
  });

  it.each([
    [undefined, 1_000],
    [200, 1_000],
    [5_000, 5_000],
    [3_600_000, 60_000],
  ])('waits no less than the %p ms that its receiver asks for, within the bound: %d', (asked, expected) => {
    expect(retryDelayAsked(RULES, 1, 1, asked)).toBe(expected);
  });

  it.each([
    ['2026-11-24T00:00:00.000Z', false],
    ['2026-11-24T23:59:59.999Z', false],
    ['2026-11-25T00:00:00.000Z', true],
  ])('is given up at %s: %s', (now, expected) => {
    expect(isGivenUp(RULES, new Date('2026-11-24T00:00:00.000Z'), new Date(now))).toBe(expected);
  });
});
