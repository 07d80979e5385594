import { describe, expect, it } from '@jest/globals';
import { aCategory } from '../category/category.fixture.js';
import { type AnswerPolicy, answerPolicyId } from './answer-policy.js';
import { type AnswerPolicyDraft, enactAnswerPolicy } from './enact-answer-policy.js';

const TODAY = '2026-11-24';
const DRAFT: AnswerPolicyDraft = {
  reportClass: 'COMPLAINT',
  categoryId: 'infrastruktur',
  supervisionOnly: false,
  evidence: true,
  approval: null,
  legalRef: ' PermenPANRB 9/2026 ',
  validFrom: '2027-01-01',
  validTo: null,
};
const OLD: AnswerPolicy = { ...DRAFT, id: 'COMPLAINT:infrastruktur@2020-10-27', validFrom: '2020-10-27' };

describe('a rule about final answers', () => {
  it.each([
    [{}, 'COMPLAINT:infrastruktur@2027-01-01'],
    [{ reportClass: null, categoryId: null }, 'ALL@2027-01-01'],
    [{ reportClass: null, categoryId: null, supervisionOnly: true }, 'SUPERVISION@2027-01-01'],
    [{ supervisionOnly: true }, 'SUPERVISION:COMPLAINT:infrastruktur@2027-01-01'],
  ])('for %j is called %s', (change, id) => expect(answerPolicyId({ ...DRAFT, ...change })).toBe(id));

  it('is enacted', () =>
    expect(enactAnswerPolicy(DRAFT, aCategory(), [], TODAY)).toEqual({
      ok: true,
      rule: { ...DRAFT, id: 'COMPLAINT:infrastruktur@2027-01-01', legalRef: 'PermenPANRB 9/2026' },
    }));

  it.each([
    ['for a class that does not exist', { reportClass: 'COMPLAINTS' }, 'reportClass'],
    ['that demands nothing', { evidence: false }, 'evidence'],
    ['without a legal act', { legalRef: '' }, 'legalRef'],
    ['in the past', { validFrom: '2026-11-23' }, 'validFrom'],
    ['until before it begins', { validTo: '2027-01-01' }, 'validTo'],
  ])('is not enacted %s', (_what, change, field) =>
    expect(enactAnswerPolicy({ ...DRAFT, ...change }, aCategory(), [], TODAY)).toMatchObject({
      code: 'INPUT_INVALID',
      details: { fields: [{ field }] },
    }),
  );

  it.each([null, aCategory({ active: false })])('is not enacted for a category that is not offered', (category) =>
    expect(enactAnswerPolicy(DRAFT, category, [], TODAY)).toMatchObject({ code: 'CATEGORY_UNKNOWN', details: { field: 'categoryId' } }),
  );

  it('is not enacted beside another for the same reports, which is named, and is beside any other', () => {
    expect(enactAnswerPolicy({ ...DRAFT, approval: 'AGENCY_LEADER' }, aCategory(), [OLD], TODAY)).toEqual({
      ok: false,
      code: 'VALIDITY_OVERLAP',
      details: { other: { id: OLD.id, validFrom: '2020-10-27', validTo: null } },
    });
    const beside: readonly Partial<AnswerPolicy>[] = [
      { validTo: '2027-01-01' },
      { reportClass: null },
      { categoryId: null },
      { supervisionOnly: true },
    ];
    for (const change of beside) expect(enactAnswerPolicy(DRAFT, aCategory(), [{ ...OLD, ...change }], TODAY)).toMatchObject({ ok: true });
  });
});
