import { describe, expect, it } from '@jest/globals';
import { type JurisdictionRule, rulesFor } from './jurisdiction-rule.js';

const rule = (id: string, categoryId: string, regionCode: string | null): JurisdictionRule => ({
  id,
  categoryId,
  regionCode,
  role: 'NATIONAL_BODY',
  agencyCode: 'K-PU',
  weight: 50,
  legalRef: 'x',
  validFrom: '2020-01-01',
  validTo: null,
});
const RULES = [
  rule('root', 'infrastruktur', null),
  rule('leaf', 'infrastruktur.jalan', null),
  rule('leaf too', 'infrastruktur.jalan', null),
  rule('leaf in the province', 'infrastruktur.jalan', '18'),
  rule('leaf in the city', 'infrastruktur.jalan', '18.72'),
];

describe('the rules for a report', () => {
  it.each<[string, string | null, string[]]>([
    ['infrastruktur.jalan', null, ['leaf', 'leaf too']],
    ['infrastruktur.jalan', '32.01', ['leaf', 'leaf too']],
    ['infrastruktur.jalan', '18.01.02', ['leaf in the province']],
    ['infrastruktur.jalan', '18.72.04.1003', ['leaf in the city']],
    ['infrastruktur.jembatan', '18.72', ['root']],
    ['infrastruktur', null, ['root']],
    ['infrastruktur-lain', null, []],
    ['sosial.lansia', '18.72', []],
  ])('about %s in %p are %p', (categoryId, regionCode, expected) =>
    expect(rulesFor(RULES, { categoryId, regionCode }).map(({ id }) => id)).toEqual(expected),
  );
});
