import { describe, expect, it } from '@jest/globals';
import { retireKeyword } from './retire-keyword.js';
import { createKeyword, isKeywordId } from './sms-keyword.js';

const LEGAL_REF = 'SK Wali Kota Metro 12/2026';
const KEYWORD = createKeyword('TAMAN METRO', 'D-18.72', 'DECREED', '2026-12-01', '2027-06-01');

describe('the end of a keyword', () => {
  it.each(['2027-01-01', '2026-12-01'])('may be moved forward to %s, its first day at the earliest', (validTo) => {
    expect(retireKeyword(KEYWORD, { validTo, legalRef: LEGAL_REF })).toEqual({ ok: true, keyword: { ...KEYWORD, validTo } });
  });

  it.each([
    ['before its beginning', { validTo: '2026-11-30' }, 'validTo'],
    ['on a day that is none', { validTo: '2027-02-30' }, 'validTo'],
    ['on the day on which it ends anyway', { validTo: '2027-06-01' }, 'validTo'],
    ['later than it was', { validTo: '2027-06-02' }, 'validTo'],
    ['without an act', { legalRef: '' }, 'legalRef'],
  ])('is refused %s', (_what, change, field) => {
    expect(retireKeyword(KEYWORD, { validTo: '2027-01-01', legalRef: LEGAL_REF, ...change })).toMatchObject({
      code: 'INPUT_INVALID',
      details: { fields: [{ field }] },
    });
  });

  it('is refused for one that nobody knows', () => {
    expect(retireKeyword(null, { validTo: '2027-01-01', legalRef: LEGAL_REF })).toMatchObject({ code: 'KEYWORD_UNKNOWN' });
  });
});

it('a keyword is known by an id that nothing else can be', () => {
  expect(isKeywordId(KEYWORD.id)).toBe(true);
  for (const text of ['', 'TAMAN METRO', 'taman:D-18.72@2026-12-01', `${KEYWORD.id}\0`, `${KEYWORD.id}\n`])
    expect(isKeywordId(text)).toBe(false);
});
