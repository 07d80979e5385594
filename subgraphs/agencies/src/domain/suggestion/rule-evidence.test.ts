import { describe, expect, it } from '@jest/globals';
import type { JurisdictionRule } from '../jurisdiction/jurisdiction-rule.js';
import { ruleEvidence, transferEvidence } from './rule-evidence.js';

const rule = (role: JurisdictionRule['role'], agencyCode: string | null, weight: number): JurisdictionRule => ({
  id: `${role}${agencyCode}`,
  categoryId: 'infrastruktur.jalan',
  regionCode: null,
  role,
  agencyCode,
  weight,
  legalRef: 'PROPOSAL',
  validFrom: '2020-01-01',
  validTo: null,
});
const RULES = [rule('REGENCY_GOVERNMENT', null, 70), rule('PROVINCE_GOVERNMENT', null, 30), rule('NATIONAL_BODY', 'K-PU', 20)];
const codes = (places: string[]) => ruleEvidence(RULES, 'infrastruktur.jalan', places).map(({ agencyCode }) => agencyCode);

describe('what rules say', () => {
  it('is a government only where a place is known', () => {
    expect(codes([])).toEqual(['K-PU']);
    expect(codes(['18.72'])).toEqual(['D-18.72', 'P-18', 'K-PU']);
    expect(codes(['32.01', '32.71'])).toEqual(['D-32.01', 'P-32', 'K-PU', 'D-32.71']);
    expect(codes(['31.74'])).toEqual(['P-31', 'K-PU']);
  });

  it('comes with its legal reference', () => {
    expect(ruleEvidence(RULES, 'infrastruktur.jalan', [])[0]?.reason).toMatchObject({ kind: 'RULE', legalRef: 'PROPOSAL', count: null });
  });
});

describe('what transfers say', () => {
  const way = { categoryId: 'c', regionCode: '18.72', fromAgency: 'A' };
  it('grows with their number and shows no confidential one', () => {
    const found = transferEvidence([
      { ...way, toAgency: 'B', count: 10, confidentialCount: 4 },
      { ...way, fromAgency: 'C', toAgency: 'B', count: 0, confidentialCount: 4 },
      { ...way, toAgency: 'D', count: 0, confidentialCount: 4 },
    ]);
    expect(found.map(({ agencyCode, weight, reason }) => [agencyCode, weight, reason.count])).toEqual([['B', 0.45, 10]]);
  });
});
