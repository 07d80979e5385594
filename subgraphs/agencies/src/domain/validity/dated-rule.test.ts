import { describe, expect, it } from '@jest/globals';
import { type DatedRule, isRuleId, refuseOverlap } from './dated-rule.js';

describe("a rule's id", () => {
  it.each([
    ['VERIFY:COMPLAINT@2027-01-01', true],
    ['infrastruktur.jalan:*:K-PU@2020-10-27', true],
    ['L-ORI:EXTERNAL_OVERSEER', true],
    ['', false],
    ['x'.repeat(301), false],
    ['VERIFY@2027-01-01\0', false],
    ['VERIFY@2027-01-01\n', false],
    ["x' or true", false],
  ])('%j: %s', (text, expected) => expect(isRuleId(text)).toBe(expected));
});

describe('a rule that competes', () => {
  const rule: DatedRule = { id: 'b', validFrom: '2027-01-01', validTo: null };
  const other: DatedRule = { id: 'a', validFrom: null, validTo: '2027-01-02' };

  it('on one of the same days is named with its days, and with nothing else', () =>
    expect(refuseOverlap(rule, [{ ...other, legalRef: 'x' } as DatedRule], () => true)).toEqual({
      ok: false,
      code: 'VALIDITY_OVERLAP',
      details: { other },
    }));

  it('is in nobody’s way on other days, and neither is one that does not compete', () => {
    expect(refuseOverlap(rule, [{ ...other, validTo: '2027-01-01' }], () => true)).toBeNull();
    expect(refuseOverlap(rule, [other], () => false)).toBeNull();
  });
});
