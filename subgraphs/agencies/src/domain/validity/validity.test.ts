import { describe, expect, it } from '@jest/globals';
import { overlaps, validityProblems } from './validity.js';

const between = (validFrom: string | null, validTo: string | null = null) => ({ validFrom, validTo });

describe('two times of validity', () => {
  it.each([
    ['both without end', between('2026-01-01'), between('2030-01-01'), true],
    ['one after the other', between('2026-01-01', '2027-01-01'), between('2027-01-01'), false],
    ['with one day in common', between('2026-01-01', '2027-01-02'), between('2027-01-01'), true],
    ['one inside the other', between('2026-01-01'), between('2027-01-01', '2027-02-01'), true],
    ['one since ever', between(null), between('2026-01-01'), true],
    ['one since ever until the other', between(null, '2026-01-01'), between('2026-01-01'), false],
    ['one of them never applied', between('2026-01-01'), between('2027-01-01', '2027-01-01'), false],
  ])('%s overlap as expected, in either order', (_what, one, other, expected) => {
    expect([overlaps(one, other), overlaps(other, one)]).toEqual([expected, expected]);
  });
});

describe('a new time of validity', () => {
  it.each([
    ['2026-11-24', null, []],
    ['2026-11-24', '2026-11-25', []],
    ['2026-11-23', null, ['validFrom']],
    ['24-11-2026', null, ['validFrom']],
    ['2026-11-24', '2026-11-24', ['validTo']],
    ['2026-11-24', '2027-02-30', ['validTo']],
  ])('from %s to %s has its problems in %p', (validFrom, validTo, fields) => {
    expect(validityProblems({ validFrom, validTo }, '2026-11-24').map(({ field }) => field)).toEqual(fields);
  });
});
