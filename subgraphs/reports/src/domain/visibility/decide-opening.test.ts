import { describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Role, Subject } from '@lapor/schema/identity';
import type { Report } from '../report/report.js';
import { decideOpening } from './decide-opening.js';
import { OVERSIGHTS } from './oversight.fixture.js';

const METRO = { code: 'D-18.72', path: ['D-18.72'] };
const BOGOR = { code: 'D-32.71', path: ['D-32.71'] };
const NATIONAL = { code: NATIONAL_DESK, path: ['K-PANRB', NATIONAL_DESK] };
const REPORT = {
  confidential: true,
  desks: [NATIONAL, BOGOR, METRO],
  deskCode: METRO.code,
  leadAgencyCode: METRO.code,
  openedBy: [] as readonly string[],
  nationalPriority: false,
  oversights: OVERSIGHTS,
} as Partial<Report> as Report;
const officer = (...memberships: (readonly [Role, string])[]): Subject => ({
  kind: 'officer',
  id: 'o',
  memberships: memberships.map(([role, agencyCode]) => ({ role, agencyCode })),
});

describe('the opening of a confidential report', () => {
  it.each([
    ['the leader of the agency that has it', officer(['AGENCY_LEADER', METRO.code]), { role: 'AGENCY_LEADER', agencyCode: METRO.code }],
    ['the Ombudsman', officer(['OVERSEER', 'L-ORI']), { role: 'OVERSEER', agencyCode: 'L-ORI' }],
    [
      'a leader who is something else besides',
      officer(['LIAISON_OFFICER', BOGOR.code], ['AGENCY_LEADER', METRO.code]),
      { role: 'AGENCY_LEADER', agencyCode: METRO.code },
    ],
  ] as const)('is for %s', (_who, subject, as) => {
    expect(decideOpening(REPORT, subject)).toEqual({ ok: true, as: { kind: 'OFFICER', ...as }, officerId: 'o', openedBy: ['o'] });
  });

  it('is remembered once, beside those of others', () => {
    const leader = officer(['AGENCY_LEADER', METRO.code]);
    expect(decideOpening({ ...REPORT, openedBy: ['p'] }, leader)).toMatchObject({ openedBy: ['p', 'o'] });
    expect(decideOpening({ ...REPORT, openedBy: ['o', 'p'] }, leader)).toMatchObject({ openedBy: ['o', 'p'] });
  });

  it.each([
    ['nobody known', { kind: 'anonymous' }],
    ['a citizen', { kind: 'citizen', id: 'o' }],
    ['an officer of nothing', officer()],
    ['the handling officer', officer(['LIAISON_OFFICER', METRO.code])],
    ['the leader of an agency that gave it away', officer(['AGENCY_LEADER', BOGOR.code])],
    ['the leader of another agency', officer(['AGENCY_LEADER', 'D-18.71'])],
  ] as const)('does not exist for %s', (_who, subject) => {
    expect(decideOpening(REPORT, subject)).toMatchObject({ ok: false, code: 'REPORT_NOT_FOUND' });
    expect(decideOpening({ ...REPORT, confidential: false }, subject)).toMatchObject({ ok: false, code: 'REPORT_NOT_FOUND' });
  });

  it('has nothing to open where nothing is confidential', () => {
    const leader = officer(['AGENCY_LEADER', METRO.code]);
    expect(decideOpening({ ...REPORT, confidential: false }, leader)).toMatchObject({ ok: false, code: 'REPORT_NOT_CONFIDENTIAL' });
  });
});
