import { describe, expect, it } from '@jest/globals';
import { anAgency } from './agency.fixture.js';
import { moveAgency } from './move-agency.js';

const OFFICE = anAgency({ code: 'D-18.72-DLH', parentCode: 'D-18.72' });
const PARENT = anAgency({ code: 'D-18.72-PUPR' });

describe('an agency', () => {
  it('goes under another one and keeps its code', () => {
    const place = { parentCode: PARENT.code, parent: PARENT, parentPath: ['D-18.72', PARENT.code] };
    expect(moveAgency(OFFICE, place)).toEqual({ ok: true, agency: { ...OFFICE, parentCode: PARENT.code } });
  });

  it('goes to the top', () => {
    expect(moveAgency(OFFICE, { parentCode: null, parent: null, parentPath: [] })).toMatchObject({
      ok: true,
      agency: { parentCode: null },
    });
  });

  it.each([
    ['itself', ['D-18.72', OFFICE.code], [OFFICE.code]],
    ['its own unit', ['D-18.72', OFFICE.code, 'D-18.72-DLH-A', 'D-18.72-DLH-A-1'], [OFFICE.code, 'D-18.72-DLH-A', 'D-18.72-DLH-A-1']],
  ])('does not go under %s: the refusal names the cycle', (_what, parentPath, path) => {
    const parentCode = parentPath.at(-1) as string;
    expect(moveAgency(OFFICE, { parentCode, parent: anAgency({ code: parentCode }), parentPath })).toEqual({
      ok: false,
      code: 'AGENCY_CYCLE',
      details: { field: 'parentCode', path },
    });
  });

  it.each([
    ['does not exist', null],
    ['is closed', anAgency({ code: 'D-18.71', active: false })],
  ])('does not go under one that %s', (_what, parent) => {
    expect(moveAgency(OFFICE, { parentCode: 'D-18.71', parent, parentPath: ['D-18.71'] })).toMatchObject({ code: 'AGENCY_UNKNOWN' });
  });
});
