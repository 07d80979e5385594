import { describe, expect, it } from '@jest/globals';
import { toSubject } from './account.js';

describe('toSubject', () => {
  it('lets a citizen act under the pseudonym and never under the account', () => {
    expect(toSubject({ id: 'account', kind: 'CITIZEN', citizenId: 'pseudonym', memberships: [] })).toEqual({
      kind: 'citizen',
      id: 'pseudonym',
    });
  });

  it('lets an officer act with the offices held', () => {
    const memberships = [{ role: 'AGENCY_ADMIN', agencyCode: 'D-18.72' }] as const;
    expect(toSubject({ id: 'account', kind: 'OFFICER', citizenId: null, memberships })).toEqual({
      kind: 'officer',
      id: 'account',
      memberships,
    });
  });
});
