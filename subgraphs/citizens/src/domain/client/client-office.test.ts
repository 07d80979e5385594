import { describe, expect, it } from '@jest/globals';
import { ROLES, type Role, type Subject } from '@lapor/schema/identity';
import { clientOffice } from './client-office.js';

const officer = (role: Role, agencyCode: string): Subject => ({ kind: 'officer', id: 'o', memberships: [{ role, agencyCode }] });

describe('the credentials of an agency’s clients', () => {
  it.each(ROLES)('are managed by %s of the agency only as its administrator or developer', (role) => {
    const managed = clientOffice(officer(role, 'D-18.72'), 'D-18.72') !== undefined;
    expect(managed).toBe(role === 'AGENCY_ADMIN' || role === 'API_CLIENT_DEV');
  });

  it.each(['D-32.71', 'D-18.72-DLH', 'P-18', 'K-PANRB-SP4N'])('are not managed from %s', (agencyCode) => {
    for (const role of ['AGENCY_ADMIN', 'API_CLIENT_DEV'] as const)
      expect(clientOffice(officer(role, agencyCode), 'D-18.72')).toBeUndefined();
  });

  it('are managed by national administrators, at the national desk alone', () => {
    expect(clientOffice(officer('NATIONAL_ADMIN', 'K-PANRB-SP4N'), 'D-18.72')).toBeDefined();
    expect(clientOffice(officer('NATIONAL_ADMIN', 'D-18.72'), 'D-18.72')).toBeUndefined();
  });

  it.each<[string, Subject]>([
    ['nobody', { kind: 'anonymous' }],
    ['a citizen', { kind: 'citizen', id: 'c' }],
    ['a client itself', { kind: 'apiClient', id: 'D-18.72:x', agencyCode: 'D-18.72', scopes: [] }],
    ['another process', { kind: 'system', name: 'reports' }],
  ])('are not managed by %s', (_who, subject) => expect(clientOffice(subject, 'D-18.72')).toBeUndefined());
});
