import { describe, expect, it } from '@jest/globals';
import { anAgency } from './agency.fixture.js';
import { decideEnd, type EndSurroundings, endAgency, reopenAgency } from './end-agency.js';

const OFFICE = anAgency({ code: 'D-18.72-DLH', parentCode: 'D-18.72', validFrom: '2026-01-02' });
const HEIR = anAgency({ code: 'D-18.72-PUPR' });
const ON = '2026-11-01';
const NOTHING_LEFT: EndSurroundings = { parts: [], openReports: 0, successor: null, successorPath: [] };
const WITH_HEIR = { successor: HEIR, successorPath: ['D-18.72', HEIR.code] };

describe('an agency ends', () => {
  it.each([
    ['with nothing left and nobody named', {}],
    ['with a successor for its work', { openReports: 3, ...WITH_HEIR }],
    ['with a successor for its parts', { parts: ['D-18.72-DLH-A'], ...WITH_HEIR }],
  ])('%s', (_what, left) => {
    expect(decideEnd(OFFICE, { ...NOTHING_LEFT, ...left }, ON)).toEqual({ ok: true });
  });

  it.each([
    ['with parts and no successor', { parts: ['D-18.72-DLH-A'], openReports: 3 }, 'AGENCY_HAS_PARTS', { parts: ['D-18.72-DLH-A'] }],
    ['with open work and no successor', { openReports: 3 }, 'AGENCY_HAS_OPEN_WORK', { openReports: 3 }],
    ['with an unknown successor', { successor: undefined }, 'AGENCY_UNKNOWN', { field: 'successorCode' }],
    ['with a closed successor', { successor: { ...HEIR, active: false } }, 'AGENCY_UNKNOWN', { field: 'successorCode' }],
    [
      'with itself',
      { successor: OFFICE, successorPath: ['D-18.72', OFFICE.code] },
      'INPUT_INVALID',
      { fields: [{ field: 'successorCode' }] },
    ],
    [
      'with its own part',
      { successor: HEIR, successorPath: [OFFICE.code, HEIR.code] },
      'INPUT_INVALID',
      { fields: [{ field: 'successorCode' }] },
    ],
  ])('not %s', (_what, left, code, details) => {
    expect(decideEnd(OFFICE, { ...NOTHING_LEFT, ...left }, ON)).toMatchObject({ ok: false, code, details });
  });

  it('not before it began: its times of validity would overlap with nothing', () => {
    expect(decideEnd(OFFICE, NOTHING_LEFT, '2025-12-31')).toMatchObject({
      code: 'INPUT_INVALID',
      details: { fields: [{ field: 'effectiveOn' }] },
    });
  });

  it('and stays in the registry with its successor, also when a part is younger than the decree', () => {
    expect(endAgency(OFFICE, HEIR.code, ON)).toMatchObject({ active: false, successorCode: HEIR.code, validTo: ON });
    expect(endAgency({ ...OFFICE, validFrom: '2026-11-05' }, null, ON)).toMatchObject({ validTo: '2026-11-05' });
  });
});

describe('a closed agency', () => {
  const closed = endAgency(OFFICE, HEIR.code, ON);

  it('exists again under its code', () => {
    expect(reopenAgency(closed, anAgency({ code: 'D-18.72' }))).toEqual({ ok: true, agency: OFFICE });
  });

  it.each([
    ['when it is active', OFFICE, anAgency({ code: 'D-18.72' }), 'AGENCY_ALREADY_ACTIVE'],
    ['below one that is closed', closed, anAgency({ code: 'D-18.72', active: false }), 'AGENCY_UNKNOWN'],
  ])('is not reopened %s', (_what, agency, parent, code) => {
    expect(reopenAgency(agency, parent)).toMatchObject({ ok: false, code });
  });
});
