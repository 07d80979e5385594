import { describe, expect, it } from '@jest/globals';
import { readQuota } from './quota-claim.js';

const DEFAULT = { perMinute: 30, perDay: 1_000 };

describe('the quota that a token names', () => {
  it('is taken as it is, and the default only where there is none', () => {
    expect(readQuota({ per_minute: 60, per_day: 5_000, other: 1 }, DEFAULT)).toEqual({ perMinute: 60, perDay: 5_000 });
    expect(readQuota(undefined, DEFAULT)).toEqual(DEFAULT);
  });

  it.each([
    [null],
    ['60'],
    [60],
    [[60, 5_000]],
    [{}],
    [{ per_minute: 60 }],
    [{ per_minute: 60, per_day: '5000' }],
    [{ per_minute: 0, per_day: 5_000 }],
    [{ per_minute: -1, per_day: 5_000 }],
    [{ per_minute: 1.5, per_day: 5_000 }],
    [{ per_minute: 60, per_day: 1e300 }],
    [{ per_minute: Number.NaN, per_day: 5_000 }],
  ])('is refused when it makes no sense: %j', (claim) => {
    expect(readQuota(claim, DEFAULT)).toBeNull();
  });
});
