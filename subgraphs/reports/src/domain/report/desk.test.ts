import { describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { covers } from './desk.js';

const UNIT = { code: 'D-18.72-DLH', path: ['D-18.72', 'D-18.72-DLH'] };
const NATIONAL = { code: NATIONAL_DESK, path: ['K-PANRB', NATIONAL_DESK] };

describe('a membership', () => {
  it.each([
    ['AGENCY_ADMIN', 'D-18.72-DLH', UNIT, true],
    ['AGENCY_ADMIN', 'D-18.72', UNIT, true],
    ['LIAISON_OFFICER', 'D-18.72', UNIT, true],
    ['AGENCY_ADMIN', 'D-18', UNIT, false],
    ['AGENCY_ADMIN', 'D-18.72-DLH-1', UNIT, false],
    ['AGENCY_LEADER', 'D-18.72', UNIT, false],
    ['OVERSEER', 'D-18.72', UNIT, false],
    ['API_CLIENT_DEV', 'D-18.72', UNIT, false],
    ['NATIONAL_ADMIN', NATIONAL_DESK, UNIT, false],
    ['NATIONAL_ADMIN', 'D-18.72', UNIT, false],
    ['NATIONAL_ADMIN', NATIONAL_DESK, NATIONAL, true],
    ['NATIONAL_ADMIN', 'K-PANRB', NATIONAL, false],
    ['AGENCY_ADMIN', 'K-PANRB', NATIONAL, false],
    ['AGENCY_ADMIN', NATIONAL_DESK, NATIONAL, false],
    ['LIAISON_OFFICER', NATIONAL_DESK, NATIONAL, false],
  ] as const)('%s at %s: %j is covered: %s', (role, agencyCode, desk, covered) => {
    expect(covers({ role, agencyCode }, desk)).toBe(covered);
  });
});
