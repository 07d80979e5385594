import { describe, expect, it } from '@jest/globals';
import type { DatedRule } from './dated-rule.js';
import { endRule } from './end-rule.js';

const TODAY = '2026-11-24';
const END = { id: 'old', validTo: '2027-01-01', legalRef: 'PermenPANRB 9/2026' };
const OLD: DatedRule = { id: 'old', validFrom: '2020-10-27', validTo: null };
const NEXT: DatedRule = { id: 'next', validFrom: '2027-01-01', validTo: null };
const among = (...rules: DatedRule[]) => ({ rules, competes: () => true, unknown: 'RULE_UNKNOWN' }) as const;

describe('a rule is ended', () => {
  it('on a day to come, and can end sooner or later still', () => {
    expect(endRule(END, among(OLD), TODAY)).toEqual({ ok: true, rule: { ...OLD, validTo: '2027-01-01' } });
    expect(endRule(END, among({ ...OLD, validTo: '2026-12-01' }, NEXT), TODAY)).toMatchObject({ ok: true });
    expect(endRule({ ...END, validTo: '2026-11-24' }, among({ ...OLD, validTo: '2027-01-01' }, NEXT), TODAY)).toMatchObject({ ok: true });
  });

  it('also when nobody knows its beginning', () =>
    expect(endRule(END, among({ ...OLD, validFrom: null }), TODAY)).toMatchObject({ rule: { validTo: '2027-01-01' } }));

  it('by its own first day when it has not begun', () =>
    expect(endRule({ ...END, id: 'next' }, among(NEXT), TODAY)).toEqual({ ok: true, rule: { ...NEXT, validTo: '2027-01-01' } }));

  it.each([
    ['that does not exist', [NEXT], END, 'RULE_UNKNOWN'],
    ['in the past', [OLD], { ...END, validTo: '2026-11-23' }, 'INPUT_INVALID'],
    ['on a day that is none', [OLD], { ...END, validTo: '2027-02-30' }, 'INPUT_INVALID'],
    ['that has ended', [{ ...OLD, validTo: '2026-01-01' }], END, 'INPUT_INVALID'],
    ['before it begins', [NEXT], { ...END, id: 'next', validTo: '2026-12-31' }, 'INPUT_INVALID'],
    ['without a legal act', [OLD], { ...END, legalRef: '' }, 'INPUT_INVALID'],
    [
      'so late that it reaches into another',
      [{ ...OLD, validTo: '2027-01-01' }, NEXT],
      { ...END, validTo: '2027-01-02' },
      'VALIDITY_OVERLAP',
    ],
  ])('not %s', (_what, rules, end, code) => expect(endRule(end, among(...rules), TODAY)).toMatchObject({ code }));
});
