import { describe, expect, it } from '@jest/globals';
import { readRetryAfter } from './read-retry-after.js';

const NOW = new Date('2026-11-26T08:00:00Z');

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    ['0', 0],
    ['Thu, 26 Nov 2026 08:01:00 GMT', 60_000],
    ['Thu, 26 Nov 2026 07:00:00 GMT', 0],
    [undefined, undefined],
    ['', undefined],
    ['-5', undefined],
    ['1e9', undefined],
    ['99999999999999', undefined],
    ['2026-11-26', undefined],
    ['Thu, 99 Nov 2026 08:01:00 GMT', undefined],
    [['1', '2'], undefined],
  ])('%j is %p milliseconds', (header, expected) => {
    expect(readRetryAfter(header, NOW)).toBe(expected);
  });
});
