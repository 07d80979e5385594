import { describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { ApiScope, Role, Subject } from '@lapor/schema/identity';
import { OVERSIGHTS } from './oversight.fixture.js';
import { reachesAgency, reachesEverything, reachesPriorities, reachesSubtree } from './reach.js';

const UNIT = { code: 'D-18.72-DLH', path: ['D-18.72', 'D-18.72-DLH'] };
const MINISTRY = { code: 'K-PU', path: ['K-PU'] };

/** Role, agency, and whether it may list what lies at a unit of Metro, at a ministry, and everywhere. */
const TABLE: readonly (readonly [Role, string, unit: boolean, ministry: boolean, everywhere: boolean])[] = [
  ['NATIONAL_ADMIN', NATIONAL_DESK, true, true, true],
  ['NATIONAL_ADMIN', 'D-18.72', false, false, false],
  ['OVERSEER', 'L-ORI', true, true, true],
  ['OVERSEER', 'K-DAGRI', true, false, false],
  ['OVERSEER', 'D-18.72', true, false, false],
  ['OVERSEER', 'D-32.71', false, false, false],
  // The manager of the system reaches every agency from the national desk, not as an overseer.
  ['OVERSEER', 'K-PANRB', false, false, false],
  ['AGENCY_ADMIN', 'D-18.72', true, false, false],
  ['LIAISON_OFFICER', 'D-18.72-DLH', true, false, false],
  ['LIAISON_OFFICER', 'D-18.72-PUPR', false, false, false],
  ['AGENCY_LEADER', 'D-18.72', true, false, false],
  ['AGENCY_LEADER', 'K-PU', false, true, false],
  ['AGENCY_ADMIN', 'L-ORI', false, false, false],
  ['API_CLIENT_DEV', 'D-18.72', false, false, false],
];

describe('who may list', () => {
  it.each(TABLE)('%s of %s: a unit of Metro %s, a ministry %s, the whole country %s', (role, agencyCode, unit, ministry, everywhere) => {
    const membership = { role, agencyCode };
    expect([
      reachesAgency(membership, UNIT, OVERSIGHTS),
      reachesAgency(membership, MINISTRY, OVERSIGHTS),
      reachesEverything(membership, OVERSIGHTS),
    ]).toEqual([unit, ministry, everywhere]);
  });
});

describe('who may follow a tree', () => {
  const client = (agencyCode: string, ...scopes: ApiScope[]): Subject => ({ kind: 'apiClient', id: 'c1', agencyCode, scopes });
  const officer = (role: Role, agencyCode: string): Subject => ({ kind: 'officer', id: 'o1', memberships: [{ role, agencyCode }] });

  it.each(TABLE)('%s of %s: of a unit of Metro %s, of a ministry %s', (role, agencyCode, unit, ministry) => {
    const reaches = [UNIT, MINISTRY].map((desk) => reachesSubtree(officer(role, agencyCode), desk, OVERSIGHTS));
    expect(reaches).toEqual([unit, ministry]);
  });

  it.each([
    [client('D-18.72', 'reports:read'), true],
    [client('D-18.72-DLH', 'reports:read'), true],
    [client('D-18.72'), false],
    [client('D-18.72', 'reports:file'), false],
    [client('K-PU', 'reports:read'), false],
    [officer('OVERSEER', 'L-KSP'), false],
    [{ kind: 'citizen', id: 'w1' } as Subject, false],
    [{ kind: 'anonymous' } as Subject, false],
  ])('%j: of a unit of Metro %s', (subject, follows) => {
    expect(reachesSubtree(subject, UNIT, OVERSIGHTS)).toBe(follows);
  });
});

it.each([
  ['OVERSEER', 'L-KSP', true],
  ['OVERSEER', 'L-ORI', false],
  ['AGENCY_ADMIN', 'L-KSP', false],
] as const)('%s of %s oversees the national priorities: %s', (role, agencyCode, oversees) => {
  expect(reachesPriorities({ role, agencyCode }, OVERSIGHTS)).toBe(oversees);
});
