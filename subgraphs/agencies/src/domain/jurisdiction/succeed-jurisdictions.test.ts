import { describe, expect, it } from '@jest/globals';
import { anAgency } from '../agency/agency.fixture.js';
import type { JurisdictionRule } from './jurisdiction-rule.js';
import { succeedJurisdictions } from './succeed-jurisdictions.js';

const ACT = { day: '2026-11-24', legalRef: 'Peraturan Presiden Nomor 9 Tahun 2026' };
const HEIR = anAgency({ code: 'K-SOS', type: 'KEMENTERIAN' });
const RULE: JurisdictionRule = {
  id: 'infrastruktur:*:K-PU@2020-10-27',
  categoryId: 'infrastruktur',
  regionCode: null,
  role: 'NATIONAL_BODY',
  agencyCode: 'K-PU',
  weight: 50,
  legalRef: 'Perpres 1/2020',
  validFrom: '2020-10-27',
  validTo: null,
};
const PASSED: JurisdictionRule = {
  ...RULE,
  id: 'infrastruktur:*:K-SOS@2026-11-24',
  agencyCode: 'K-SOS',
  legalRef: ACT.legalRef,
  validFrom: ACT.day,
};

describe('the rules of competence of an agency that ends', () => {
  it('pass to the heir from that day on, by the act that ends it', () => {
    expect(succeedJurisdictions([RULE], [], HEIR, ACT)).toEqual({ ended: [{ ...RULE, validTo: ACT.day }], inherited: [PASSED] });
  });

  it('pass for the days that were left, and one that has not begun from its own first day', () => {
    const [limited, coming] = [
      { ...RULE, validTo: '2027-01-01' },
      { ...RULE, id: 'y', categoryId: 'y', validFrom: '2027-03-01', validTo: '2027-04-01' },
    ];
    expect(succeedJurisdictions([limited, coming], [], HEIR, ACT)).toEqual({
      ended: [
        { ...limited, validTo: ACT.day },
        { ...coming, validTo: '2027-03-01' },
      ],
      inherited: [
        { ...PASSED, validTo: '2027-01-01' },
        { ...coming, id: 'y:*:K-SOS@2027-03-01', agencyCode: 'K-SOS', legalRef: ACT.legalRef },
      ],
    });
  });

  it.each([
    ['nobody takes over', null],
    ['a regional government takes over, whose competence follows from its region', anAgency({ type: 'KOTA' })],
  ])('only end when %s', (_what, heir) => {
    expect(succeedJurisdictions([RULE], [], heir, ACT)).toEqual({ ended: [{ ...RULE, validTo: ACT.day }], inherited: [] });
  });

  it('only end where another rule answers the same question, and pass where it is another question or another time', () => {
    const own: JurisdictionRule = { ...PASSED, id: 'own', validFrom: '2027-01-01' };
    expect(succeedJurisdictions([RULE], [own], HEIR, ACT).inherited).toEqual([]);
    const besides: readonly Partial<JurisdictionRule>[] = [
      { regionCode: '18' },
      { categoryId: 'y' },
      { validFrom: '2020-01-01', validTo: ACT.day },
    ];
    for (const change of besides) expect(succeedJurisdictions([RULE], [{ ...own, ...change }], HEIR, ACT).inherited).toEqual([PASSED]);
  });

  it('of two that end at once for one question only the first passes', () => {
    const other = { ...RULE, id: 'other', agencyCode: 'K-PU-U1' };
    expect(succeedJurisdictions([RULE, other], [], HEIR, ACT).inherited).toEqual([PASSED]);
  });
});
