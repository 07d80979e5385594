import { describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { ANONYMOUS, type Role, type Subject } from '@lapor/schema/identity';
import type { OfficerEntry } from '@lapor/schema/officer';
import { decideLinkAuthority } from './link-authority.js';

const TODAY = '2026-11-24';
const officerOf = (...offices: readonly [Role, string, string?][]): OfficerEntry => ({
  id: 'o',
  active: true,
  memberships: offices.map(([role, agencyCode, validTo = null]) => ({
    role,
    agencyCode,
    validFrom: '2026-01-01',
    validTo,
    actingFor: null,
  })),
  leave: null,
});
const admin = (agencyCode: string, role: Role = 'AGENCY_ADMIN', id = 'a'): Subject => ({
  kind: 'officer',
  id,
  memberships: [{ role, agencyCode }],
});
const NATIONAL = admin(NATIONAL_DESK, 'NATIONAL_ADMIN');
const decide = (subject: Subject, officer: OfficerEntry | null) => {
  const decision = decideLinkAuthority(subject, 'o', officer, TODAY);
  return decision.ok ? `${decision.by.role}@${decision.by.agencyCode}` : decision.code;
};

describe('who may link an officer to an identity', () => {
  const metro = officerOf(['LIAISON_OFFICER', 'D-18.72']);
  it.each([
    ['the agency’s administrator', admin('D-18.72'), metro, 'AGENCY_ADMIN@D-18.72'],
    ['one from above', admin('D-18.72'), officerOf(['LIAISON_OFFICER', 'D-18.72-DLH']), 'AGENCY_ADMIN@D-18.72'],
    ['a national one', NATIONAL, metro, `NATIONAL_ADMIN@${NATIONAL_DESK}`],
    ['a national one, of whoever holds nothing', NATIONAL, officerOf(), `NATIONAL_ADMIN@${NATIONAL_DESK}`],
    ['a national one, of whom the registry does not know', NATIONAL, null, `NATIONAL_ADMIN@${NATIONAL_DESK}`],
    [
      'of what an officer no longer holds nobody is asked',
      admin('D-18.72'),
      officerOf(['LIAISON_OFFICER', 'D-18.72'], ['OVERSEER', 'L-ORI', TODAY]),
      'AGENCY_ADMIN@D-18.72',
    ],
  ])('%s', (_who, subject, officer, by) => expect(decide(subject, officer)).toBe(by));

  it.each([
    ['anybody', ANONYMOUS, metro, 'UNAUTHENTICATED'],
    ['a citizen', { kind: 'citizen', id: 'c' } as const, metro, 'FORBIDDEN'],
    ['a system', { kind: 'apiClient', id: 'k', agencyCode: 'D-18.72', scopes: [] } as const, metro, 'FORBIDDEN'],
    ['the process itself', { kind: 'system', name: 'gateway' } as const, metro, 'FORBIDDEN'],
    ['the officer', admin('D-18.72', 'AGENCY_ADMIN', 'o'), metro, 'FORBIDDEN'],
    ['a national administrator, themselves', admin(NATIONAL_DESK, 'NATIONAL_ADMIN', 'o'), metro, 'FORBIDDEN'],
    ['a national administrator of some agency', admin('D-18.72', 'NATIONAL_ADMIN'), metro, 'FORBIDDEN'],
    ['a colleague', admin('D-18.72', 'LIAISON_OFFICER'), metro, 'FORBIDDEN'],
    ['a neighbour whose code begins alike', admin('D-18.7'), metro, 'FORBIDDEN'],
    [
      'who is responsible for a part of it',
      admin('D-18.72'),
      officerOf(['LIAISON_OFFICER', 'D-18.72'], ['LIAISON_OFFICER', 'D-32.71']),
      'FORBIDDEN',
    ],
    [
      'an agency, of what begins later elsewhere',
      admin('D-18.72'),
      officerOf(['LIAISON_OFFICER', 'D-18.72'], ['LIAISON_OFFICER', 'D-32.71', '2027-01-01']),
      'FORBIDDEN',
    ],
    ['an agency, of an overseer in it', admin('L-ORI'), officerOf(['OVERSEER', 'L-ORI']), 'FORBIDDEN'],
    ['an agency, of a national administrator', admin(NATIONAL_DESK), officerOf(['NATIONAL_ADMIN', NATIONAL_DESK]), 'FORBIDDEN'],
    ['an agency, of whoever holds nothing', admin('D-18.72'), officerOf(), 'FORBIDDEN'],
    ['an agency, of whom the registry does not know', admin('D-18.72'), null, 'FORBIDDEN'],
  ])('not %s', (_who, subject, officer, code) => expect(decide(subject, officer)).toBe(code));
});
