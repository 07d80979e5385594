import { describe, expect, it } from '@jest/globals';
import { ladderOf, type NoticeRule } from './ladder.js';

const rule = (step: NoticeRule['step'], percent: number, further: Partial<NoticeRule> = {}): NoticeRule => ({
  id: `${step} ${percent}`,
  step,
  reportClass: null,
  percent,
  roles: ['AGENCY_ADMIN'],
  validFrom: '2026-01-01',
  validTo: null,
  ...further,
});
const shares = (rules: readonly NoticeRule[], day = '2026-06-01') =>
  ladderOf(rules, 'COMPLAINT', day).map(({ step, percent, roles }) => [step, percent, roles.length]);

describe('the notification ladder', () => {
  it('has the steps that are in force, in their order', () =>
    expect(shares([rule('NOTICE_AFTER', 200), rule('NOTICE_AT_END', 100), rule('NOTICE_BEFORE', 50)])).toEqual([
      ['NOTICE_BEFORE', 50, 1],
      ['NOTICE_AT_END', 100, 1],
      ['NOTICE_AFTER', 200, 1],
    ]));

  it('always tells of the end, to no office where nobody is named', () => expect(shares([])).toEqual([['NOTICE_AT_END', 100, 0]]));

  it.each([
    ['before its first day', '2025-12-31', []],
    ['on it', '2026-01-01', [50]],
    ['on the last', '2026-06-30', [50]],
    ['after it', '2026-07-01', []],
  ])('takes a step %s', (_what, day, expected) => {
    const before = ladderOf([rule('NOTICE_BEFORE', 50, { validTo: '2026-07-01' })], 'COMPLAINT', day).filter(
      ({ percent }) => percent < 100,
    );
    expect(before.map(({ percent }) => percent)).toEqual(expected);
  });

  it('prefers the rule of the class to the one for all, and the newest of each', () => {
    const all = [rule('NOTICE_BEFORE', 50), rule('NOTICE_BEFORE', 60, { validFrom: '2026-02-01' })];
    expect(shares(all)[0]).toEqual(['NOTICE_BEFORE', 60, 1]);
    expect(shares([...all, rule('NOTICE_BEFORE', 70, { reportClass: 'COMPLAINT' })])[0]).toEqual(['NOTICE_BEFORE', 70, 1]);
    expect(shares([...all, rule('NOTICE_BEFORE', 80, { reportClass: 'ASPIRATION' })])[0]).toEqual(['NOTICE_BEFORE', 60, 1]);
  });
});
