import { describe, expect, it } from '@jest/globals';
import { toSubject } from './account.js';

const TODAY = '2026-11-24';

describe('toSubject', () => {
  it('lets a citizen act under the pseudonym and never under the account', () => {
    expect(toSubject({ id: 'account', kind: 'CITIZEN', citizenId: 'pseudonym', officer: null }, TODAY)).toEqual({
      kind: 'citizen',
      id: 'pseudonym',
    });
  });

  it('lets an officer act by the offices that the registry says they hold today', () => {
    const office = { role: 'AGENCY_ADMIN', agencyCode: 'D-18.72' } as const;
    const membership = { ...office, validFrom: '2026-01-01', validTo: null, actingFor: null };
    const officer = { id: 'account', active: true, memberships: [membership, { ...membership, validTo: TODAY }], leave: null };
    expect(toSubject({ id: 'account', kind: 'OFFICER', citizenId: null, officer }, TODAY)).toEqual({
      kind: 'officer',
      id: 'account',
      memberships: [office],
    });
  });

  it('gives an officer of whom the registry says nothing no right', () => {
    expect(toSubject({ id: 'account', kind: 'OFFICER', citizenId: null, officer: null }, TODAY)).toMatchObject({ memberships: [] });
  });
});
