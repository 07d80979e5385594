import { describe, expect, it } from '@jest/globals';
import { policyFor } from './clock-policy.js';
import { POLICIES } from './policies.fixture.js';

describe('the policy of a clock', () => {
  const [verify] = POLICIES.filter(({ key }) => key === 'VERIFY');
  const old = { ...verify!, id: 'old', validFrom: '2018-01-01', validTo: '2020-10-27' };
  const wide = { ...verify!, id: 'wide' };
  const narrow = { ...verify!, id: 'narrow', reportClass: 'ASPIRATION' as const };

  it.each([
    ['COMPLAINT', '2020-10-26', 'old'],
    ['COMPLAINT', '2020-10-27', 'wide'],
    ['ASPIRATION', '2020-10-27', 'narrow'],
    ['COMPLAINT', '2017-12-31', null],
  ] as const)('for %s on %s is %s', (reportClass, day, expected) => {
    expect(policyFor([narrow, old, wide], 'VERIFY', reportClass, day)?.id ?? null).toBe(expected);
  });
});
