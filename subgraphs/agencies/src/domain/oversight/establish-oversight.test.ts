import { describe, expect, it } from '@jest/globals';
import { anAgency } from '../agency/agency.fixture.js';
import { establishOversight, type OversightDraft } from './establish-oversight.js';
import type { Oversight } from './oversight.js';

const TODAY = '2026-11-24';
const BODY = anAgency({ code: 'L-KPK', type: 'LEMBAGA_NEGARA' });
const DRAFT: OversightDraft = {
  overseerCode: 'L-KPK',
  role: 'EXTERNAL_OVERSEER',
  scope: 'EVERY_AGENCY',
  legalRef: ' UU 9/2026 ',
  validFrom: '2027-01-01',
  validTo: null,
};
const OLD: Oversight = { ...DRAFT, id: 'L-KPK:EXTERNAL_OVERSEER', validFrom: null };

describe('an oversight is established', () => {
  it('under the body, its role and the first day', () =>
    expect(establishOversight(DRAFT, BODY, [], TODAY)).toEqual({
      ok: true,
      rule: { ...DRAFT, id: 'L-KPK:EXTERNAL_OVERSEER@2027-01-01', legalRef: 'UU 9/2026' },
    }));

  it.each([
    ['without a legal act', { legalRef: '' }, 'legalRef'],
    ['in the past', { validFrom: '2026-11-23' }, 'validFrom'],
    ['until before it begins', { validTo: '2027-01-01' }, 'validTo'],
  ])('not %s', (_what, change, field) =>
    expect(establishOversight({ ...DRAFT, ...change }, BODY, [], TODAY)).toMatchObject({
      code: 'INPUT_INVALID',
      details: { fields: [{ field }] },
    }),
  );

  it.each([null, { ...BODY, active: false }])('not for a body that is not there', (body) =>
    expect(establishOversight(DRAFT, body, [], TODAY)).toMatchObject({ code: 'AGENCY_UNKNOWN', details: { field: 'overseerCode' } }),
  );

  it('not beside one in the same role, also over another scope, and one since ever', () => {
    expect(establishOversight({ ...DRAFT, scope: 'REGIONAL_GOVERNMENTS' }, BODY, [OLD], TODAY)).toEqual({
      ok: false,
      code: 'VALIDITY_OVERLAP',
      details: { other: { id: OLD.id, validFrom: null, validTo: null } },
    });
    const beside: readonly Partial<Oversight>[] = [{ validTo: '2027-01-01' }, { role: 'MANAGER' }, { overseerCode: 'L-ORI' }];
    for (const change of beside) expect(establishOversight(DRAFT, BODY, [{ ...OLD, ...change }], TODAY)).toMatchObject({ ok: true });
  });
});
