import { describe, expect, it } from '@jest/globals';
import { anAgency } from './agency.fixture.js';
import { checkParts, partProblems } from './split-agency.js';

const OFFICE = anAgency();
const PART = anAgency({ code: 'D-18.72-KEBERSIHAN', parentCode: 'D-18.72' });

describe('a split', () => {
  it.each([
    ['into nothing', [], ['into']],
    ['into one', [PART], []],
    ['into fifty-one', Array.from({ length: 51 }, () => PART), ['into']],
    ['into parts of itself', [PART, { ...PART, parentCode: OFFICE.code }], ['into.1.parentCode']],
  ])('%s has the problems %#', (_what, into, fields) => {
    expect(checkParts(OFFICE, into).map(({ field }) => field)).toEqual(fields);
  });

  it('names a problem by its place', () => {
    const wrong = { field: 'name', problem: 'p', masalah: 'm' };
    expect(partProblems({ ok: false, code: 'INPUT_INVALID', details: { fields: [wrong] } }, 2)).toMatchObject({
      details: { fields: [{ field: 'into.2.name' }] },
    });
    expect(partProblems({ ok: false, code: 'REGION_UNKNOWN', details: { field: 'regionCode' } }, 0)).toMatchObject({
      details: { field: 'into.0.regionCode' },
    });
    expect(partProblems({ ok: false, code: 'AGENCY_CODE_TAKEN' }, 1)).toMatchObject({ details: { field: 'into.1.code' } });
  });
});
