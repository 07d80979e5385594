import { describe, expect, it } from '@jest/globals';
import { type AnswerPolicy, demandsOf } from './answer-policy.js';

const POLICY: AnswerPolicy = {
  id: 'p',
  reportClass: null,
  categoryId: null,
  supervisionOnly: false,
  evidence: true,
  approval: null,
  legalRef: 'test',
  validFrom: '2026-01-01',
  validTo: '2027-01-01',
};
const REPORT = { class: 'COMPLAINT', supervision: false, categoryId: 'lingkungan.sampah' } as const;
const DAY = '2026-06-01';

describe('what a final answer needs', () => {
  it('is nothing without a rule', () => expect(demandsOf([], REPORT, DAY)).toEqual({ evidence: false, approval: null }));

  it.each([
    ['every report', {}, REPORT, true],
    ['its class', { reportClass: 'COMPLAINT' }, REPORT, true],
    ['another class', { reportClass: 'ASPIRATION' }, REPORT, false],
    ['its category', { categoryId: 'lingkungan.sampah' }, REPORT, true],
    ['the category above it', { categoryId: 'lingkungan' }, REPORT, true],
    ['a category that only begins alike', { categoryId: 'lingku' }, REPORT, false],
    ['a category, and it has none', { categoryId: 'lingkungan' }, { ...REPORT, categoryId: null }, false],
    ['an examination, and it needs none', { supervisionOnly: true }, REPORT, false],
    ['an examination', { supervisionOnly: true }, { ...REPORT, supervision: true }, true],
    ['an examination, as whistle-blowing always does', { supervisionOnly: true }, { ...REPORT, class: 'WHISTLEBLOWING' }, true],
  ] as const)('is evidence where a rule names %s: %#', (_what, rule, report, evidence) => {
    expect(demandsOf([{ ...POLICY, ...rule }], report, DAY).evidence).toBe(evidence);
  });

  it.each([
    ['2025-12-31', false],
    ['2026-01-01', true],
    ['2026-12-31', true],
    ['2027-01-01', false],
  ])('on %s by a rule of 2026: %s', (day, evidence) => expect(demandsOf([POLICY], REPORT, day).evidence).toBe(evidence));

  it('is the leader’s approval where one rule wants the leader’s and another the administrator’s', () => {
    const admin = { ...POLICY, evidence: false, approval: 'AGENCY_ADMIN' } as const;
    const leader = { ...admin, approval: 'AGENCY_LEADER' } as const;
    expect(demandsOf([admin], REPORT, DAY)).toEqual({ evidence: false, approval: 'AGENCY_ADMIN' });
    expect(demandsOf([admin, leader, POLICY], REPORT, DAY)).toEqual({ evidence: true, approval: 'AGENCY_LEADER' });
  });
});
