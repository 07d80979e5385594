import { describe, expect, it } from '@jest/globals';
import { checkLimit, checkSpan } from './span.js';

describe('a span of days', () => {
  it.each([
    ['2026-01-01', '2026-01-01', []],
    ['2026-01-01', '2036-01-01', []],
    ['2026-01-02', '2026-01-01', ['to']],
    ['2026-01-01', '2046-01-01', ['to']],
    ['1999-12-31', 'x', ['from', 'to']],
  ])('from %s to %s has its problems in %p', (from, to, fields) => {
    const expected =
      fields.length === 0 ? { ok: true } : { code: 'INPUT_INVALID', details: { fields: fields.map((field) => ({ field })) } };
    expect(checkSpan(from, to)).toMatchObject(expected);
  });
});

describe('a limit', () => {
  const START = new Date('2026-01-01T00:00:00Z');
  it.each([
    [START, 1, 'WORKING_DAY', []],
    [START, 1_000, 'CALENDAR_DAY', []],
    [START, 0, 'WORKING_DAY', ['amount']],
    [START, 1_001, 'WORKING_DAY', ['amount']],
    [START, 1, 'REQUEST', ['unit']],
    [new Date('1970-01-01T00:00:00Z'), 1, 'PERCENT', ['start', 'unit']],
    [new Date('+020000-01-01T00:00:00Z'), 1, 'WORKING_DAY', ['start']],
  ] as const)('from %s of %i × %s has its problems in %p', (start, amount, unit, fields) => {
    const expected =
      fields.length === 0 ? { ok: true } : { code: 'INPUT_INVALID', details: { fields: fields.map((field) => ({ field })) } };
    expect(checkLimit(start, amount, unit, true)).toMatchObject(expected);
  });
});
