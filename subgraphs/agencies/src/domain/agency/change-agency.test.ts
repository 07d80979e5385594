import { describe, expect, it } from '@jest/globals';
import { anAgency } from './agency.fixture.js';
import { changeAgency } from './change-agency.js';

const OFFICE = anAgency();

describe('an agency', () => {
  it('is changed where it is told to, and nowhere else', () => {
    expect(changeAgency(OFFICE, { connectionModel: 'SEMI', type: null }, true)).toEqual({
      ok: true,
      agency: { ...OFFICE, connectionModel: 'SEMI' },
    });
    const moved = changeAgency(OFFICE, { timeZone: 'Asia/Jayapura', regionCode: '91.71', type: 'UNIT_KERJA' }, true);
    expect(moved).toMatchObject({
      agency: { timeZone: 'Asia/Jayapura', regionCode: '91.71', type: 'UNIT_KERJA', connectionModel: 'CENTRAL' },
    });
  });

  it.each([
    ['with nothing to change', {}, true, 'INPUT_INVALID'],
    ['with another time zone', { timeZone: 'Europe/Amsterdam' }, true, 'INPUT_INVALID'],
    ['with a region that does not exist', { regionCode: '99.99' }, false, 'REGION_UNKNOWN'],
  ])('is not changed %s', (_what, changes, regionKnown, code) => {
    expect(changeAgency(OFFICE, changes, regionKnown)).toMatchObject({ ok: false, code });
  });
});
