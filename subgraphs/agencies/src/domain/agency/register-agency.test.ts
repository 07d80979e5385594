import { describe, expect, it } from '@jest/globals';
import { type AgencyDraft, registerAgency } from './register-agency.js';

const DRAFT: AgencyDraft = {
  code: 'D-18.72-PERPUS',
  name: 'Dinas Perpustakaan',
  shortName: 'Disperpus',
  type: 'PERANGKAT_DAERAH',
  parentCode: 'D-18.72',
  regionCode: '18.72',
  timeZone: 'Asia/Jakarta',
  connectionModel: 'CENTRAL',
};
const SINCE = '2026-11-01';

/** Registers a draft below an active agency, in a known region. */
const register = (
  changes: Partial<AgencyDraft>,
  surroundings: { codeTaken?: boolean; parentActive?: boolean; regionKnown?: boolean } = {},
) => {
  const { codeTaken = false, parentActive = true, regionKnown = true } = surroundings;
  const top = registerAgency({ ...DRAFT, code: 'D-18.72', parentCode: null }, { codeTaken: false, parent: null, regionKnown: true }, SINCE);
  if (!top.ok) throw new Error(top.code);
  return registerAgency({ ...DRAFT, ...changes }, { codeTaken, parent: { ...top.agency, active: parentActive }, regionKnown }, SINCE);
};

describe('an agency', () => {
  it('is registered active, from its day on, with one spelling of its name', () => {
    expect(register({ name: '  Dinas Perpustakaan ' })).toMatchObject({
      ok: true,
      agency: { ...DRAFT, active: true, successorCode: null, validFrom: SINCE, validTo: null },
    });
  });

  it.each([
    ['a code in small letters', { code: 'd-18.72-perpus' }, 'code'],
    ['a code from another tree', { code: 'K-KPK-PERPUS' }, 'code'],
    ['a code that only begins like the one above', { code: 'D-18.72X' }, 'code'],
    ['an empty name', { name: ' ' }, 'name'],
    ['a name with a line of control', { name: 'Dinas\u0000' }, 'name'],
    ['another time zone', { timeZone: 'Europe/Amsterdam' }, 'timeZone'],
    ['an endless short name', { shortName: 'x'.repeat(61) }, 'shortName'],
  ])('with %s is refused', (_what, changes, field) => {
    expect(register(changes)).toMatchObject({ ok: false, code: 'INPUT_INVALID', details: { fields: [{ field }] } });
  });

  it.each([
    ['below one that is closed', { parentActive: false }, 'AGENCY_UNKNOWN'],
    ['in a region that does not exist', { regionKnown: false }, 'REGION_UNKNOWN'],
    ['under a code that is taken', { codeTaken: true }, 'AGENCY_CODE_TAKEN'],
  ])('%s is refused', (_what, surroundings, code) => {
    expect(register({}, surroundings)).toMatchObject({ ok: false, code });
  });
});
