import { describe, expect, it } from '@jest/globals';
import { createKeyword } from './sms-keyword.js';
import { succeedKeywords } from './succeed-keywords.js';

const ON = '2026-11-01';
const ENDING = 'D-18.72-DLH';
const HEIR = 'D-18.72-PUPR';
const KEYWORD = createKeyword('SAMPAH METRO', ENDING, 'COMMON_USAGE', '2020-10-27');

describe('the keywords of an agency that ends', () => {
  it('are its heir’s from that day on, as what they were', () => {
    expect(succeedKeywords([KEYWORD], [], HEIR, ON)).toEqual({
      retired: [{ ...KEYWORD, validTo: ON }],
      inherited: [createKeyword('SAMPAH METRO', HEIR, 'COMMON_USAGE', ON)],
    });
  });

  it('are nobody’s without an heir', () => {
    expect(succeedKeywords([KEYWORD], [], null, ON)).toEqual({ retired: [{ ...KEYWORD, validTo: ON }], inherited: [] });
  });

  it('keep the days that were left, and their own beginning when that is still to come', () => {
    const coming = createKeyword('TAMAN METRO', ENDING, 'DECREED', '2026-12-01', '2027-01-01');
    expect(succeedKeywords([coming], [], HEIR, ON)).toEqual({
      retired: [{ ...coming, validTo: '2026-12-01' }],
      inherited: [createKeyword('TAMAN METRO', HEIR, 'DECREED', '2026-12-01', '2027-01-01')],
    });
  });

  it.each([
    ['the heir itself', createKeyword('SAMPAH METRO', HEIR, 'SHORT_NAME', '2026-12-01'), 0],
    ['a government that shares the name', createKeyword('SAMPAH METRO', 'P-18', 'GOVERNMENT_NAME', '2020-10-27'), 0],
    ['somebody who held them before', createKeyword('SAMPAH METRO', HEIR, 'DECREED', '2020-01-01', ON), 1],
  ])('pass on words held by %s as expected', (_who, other, count) => {
    const { retired, inherited } = succeedKeywords([KEYWORD], [other], HEIR, ON);
    expect([retired.length, inherited.length]).toEqual([1, count]);
  });

  it('pass on once what several of the ending agencies held, and leave alone what never applied', () => {
    const second = createKeyword('SAMPAH METRO', `${ENDING}-1`, 'DECREED', '2021-01-01');
    const never = createKeyword('BATAL', ENDING, 'DECREED', '2026-12-01', '2026-12-01');
    const { retired, inherited } = succeedKeywords([KEYWORD, second, never], [], HEIR, ON);
    expect(retired.map(({ id }) => id)).toEqual([KEYWORD.id, second.id]);
    expect(inherited.map(({ agencyCode }) => agencyCode)).toEqual([HEIR]);
  });
});
