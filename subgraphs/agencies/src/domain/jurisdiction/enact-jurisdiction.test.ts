import { describe, expect, it } from '@jest/globals';
import { anAgency } from '../agency/agency.fixture.js';
import { aCategory } from '../category/category.fixture.js';
import { enactJurisdiction, type JurisdictionDraft, type JurisdictionSurroundings } from './enact-jurisdiction.js';
import type { JurisdictionRule } from './jurisdiction-rule.js';

const TODAY = '2026-11-24';
const DRAFT: JurisdictionDraft = {
  categoryId: 'infrastruktur',
  regionCode: '18',
  role: 'NATIONAL_BODY',
  agencyCode: 'K-PU',
  weight: 50,
  legalRef: ' Perpres 9/2026 ',
  validFrom: '2027-01-01',
  validTo: null,
};
const OTHER: JurisdictionRule = { ...DRAFT, id: 'infrastruktur:18:K-SOS@2020-10-27', agencyCode: 'K-SOS', validFrom: '2020-10-27' };
const AROUND: JurisdictionSurroundings = {
  category: aCategory(),
  regionKnown: true,
  agency: anAgency({ code: 'K-PU', type: 'KEMENTERIAN' }),
  rules: [],
};

describe('a rule of competence is enacted', () => {
  it('under its category, its region, who answers and its first day', () =>
    expect(enactJurisdiction(DRAFT, AROUND, TODAY)).toEqual({
      ok: true,
      rule: { ...DRAFT, id: 'infrastruktur:18:K-PU@2027-01-01', legalRef: 'Perpres 9/2026' },
    }));

  it('also for a government, which follows from the region', () =>
    expect(
      enactJurisdiction({ ...DRAFT, regionCode: null, role: 'REGENCY_GOVERNMENT', agencyCode: null }, { ...AROUND, agency: null }, TODAY),
    ).toMatchObject({ rule: { id: 'infrastruktur:*:REGENCY_GOVERNMENT@2027-01-01' } }));

  it.each([
    ['of a national body without one', { agencyCode: null }, 'agencyCode'],
    ['of a government that is named', { role: 'PROVINCE_GOVERNMENT' }, 'agencyCode'],
    ['that never decides', { weight: 0 }, 'weight'],
    ['that decides more than always', { weight: 101 }, 'weight'],
    ['without a legal act', { legalRef: ' ' }, 'legalRef'],
    ['in the past', { validFrom: '2026-11-23' }, 'validFrom'],
    ['until before it begins', { validTo: '2027-01-01' }, 'validTo'],
  ] as const)('not one %s', (_what, change, field) =>
    expect(enactJurisdiction({ ...DRAFT, ...change }, AROUND, TODAY)).toMatchObject({
      code: 'INPUT_INVALID',
      details: { fields: [{ field }] },
    }),
  );

  it('not of a regional government as a national body', () =>
    expect(enactJurisdiction({ ...DRAFT, agencyCode: 'D-18.72' }, { ...AROUND, agency: anAgency({ type: 'KOTA' }) }, TODAY)).toMatchObject({
      code: 'INPUT_INVALID',
      details: { fields: [{ field: 'agencyCode' }] },
    }));

  it.each([
    ['a category that is not there', { category: null }, 'CATEGORY_UNKNOWN'],
    ['a category that is no longer offered', { category: aCategory({ active: false }) }, 'CATEGORY_UNKNOWN'],
    ['a region that is not there', { regionKnown: false }, 'REGION_UNKNOWN'],
    ['a body that is not there', { agency: null }, 'AGENCY_UNKNOWN'],
    ['a body that has ended', { agency: anAgency({ type: 'LPNK', active: false }) }, 'AGENCY_UNKNOWN'],
  ] as const)('not for %s', (_what, around, code) =>
    expect(enactJurisdiction(DRAFT, { ...AROUND, ...around }, TODAY)).toMatchObject({ code }),
  );

  it('not beside another for the same category, region and level, which is named', () => {
    expect(enactJurisdiction(DRAFT, { ...AROUND, rules: [OTHER] }, TODAY)).toEqual({
      ok: false,
      code: 'VALIDITY_OVERLAP',
      details: { other: { id: OTHER.id, validFrom: '2020-10-27', validTo: null } },
    });
    const beside: readonly Partial<JurisdictionRule>[] = [
      { validTo: '2027-01-01' },
      { regionCode: null },
      { role: 'PROVINCE_GOVERNMENT', agencyCode: null },
    ];
    for (const change of beside)
      expect(enactJurisdiction(DRAFT, { ...AROUND, rules: [{ ...OTHER, ...change }] }, TODAY)).toMatchObject({ ok: true });
  });
});
