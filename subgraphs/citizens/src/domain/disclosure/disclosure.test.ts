import { describe, expect, it } from '@jest/globals';
import type { Subject } from '@lapor/schema/identity';
import { CITIZEN_DISCLOSURE, CITIZEN_FIELDS, discloses, VIEWERS } from './disclosure.js';

const SITI = '00000000-0000-4000-8000-000000000001';
const BUDI = '00000000-0000-4000-8000-000000000002';

describe('discloses', () => {
  it.each<[string, Subject, boolean]>([
    ['the citizen', { kind: 'citizen', id: SITI }, true],
    ['another citizen', { kind: 'citizen', id: BUDI }, true],
    ['an officer', { kind: 'officer', id: SITI, memberships: [] }, true],
    ['an API client', { kind: 'apiClient', id: 'k', agencyCode: 'D-18.72', scopes: [] }, true],
    ['somebody without a token', { kind: 'anonymous' }, true],
    ['another process', { kind: 'system', name: 'reports' }, false],
  ])('tells %s the name: %#', (_viewer, subject, allowed) => {
    expect(discloses(subject, SITI, 'displayName')).toBe(allowed);
  });

  it('has a row for every viewer and never lists contact data', () => {
    expect(Object.keys(CITIZEN_DISCLOSURE).toSorted()).toEqual([...VIEWERS].toSorted());
    expect(CITIZEN_FIELDS).toEqual(['displayName']);
  });
});
