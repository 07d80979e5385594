import { describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { ANONYMOUS, ROLES, type Role, type Subject } from '@lapor/schema/identity';
import { type Concern, decideAuthority, NATION } from './authority.js';

const officer = (role: Role, agencyCode: string): Subject => ({ kind: 'officer', id: 'o', memberships: [{ role, agencyCode }] });
const OFFICE: Concern = { kind: 'AGENCY', path: ['D-18.72', 'D-18.72-DLH'] };

describe('the registry may be changed', () => {
  it.each([
    ['a national administrator', officer('NATIONAL_ADMIN', NATIONAL_DESK), true, true],
    ['who calls himself so elsewhere', officer('NATIONAL_ADMIN', 'D-18.72'), false, false],
    ['the administrator of the agency above', officer('AGENCY_ADMIN', 'D-18.72'), false, true],
    ['the administrator of the office itself', officer('AGENCY_ADMIN', 'D-18.72-DLH'), false, true],
    ['the administrator of another agency', officer('AGENCY_ADMIN', 'D-18.71'), false, false],
    ['the administrator of one with a longer code', officer('AGENCY_ADMIN', 'D-18.72-DLHK'), false, false],
    ['a citizen', { kind: 'citizen', id: 'c' } as const, false, false],
    ['another process', { kind: 'system', name: 'reports' } as const, false, false],
  ])('by %s: nation and office %#', (_who, subject, nation, office) => {
    expect(decideAuthority(subject, NATION)).toMatchObject(nation ? { ok: true } : { ok: false, code: 'FORBIDDEN' });
    expect(decideAuthority(subject, OFFICE)).toMatchObject(office ? { ok: true } : { ok: false, code: 'FORBIDDEN' });
  });

  it('in two places at once only by an office that reaches both', () => {
    const both: Concern = { kind: 'ALL', of: [OFFICE, { kind: 'AGENCY', path: ['D-18.71'] }] };
    expect(decideAuthority(officer('AGENCY_ADMIN', 'D-18.72'), both)).toMatchObject({ ok: false, code: 'FORBIDDEN' });
    expect(decideAuthority(officer('NATIONAL_ADMIN', NATIONAL_DESK), both)).toMatchObject({ ok: true });
    const two = {
      kind: 'officer',
      id: 'o',
      memberships: [
        { role: 'AGENCY_ADMIN', agencyCode: 'D-18.72' },
        { role: 'AGENCY_ADMIN', agencyCode: 'D-18.71' },
      ],
    } as const;
    expect(decideAuthority(two, both)).toMatchObject({ ok: false, code: 'FORBIDDEN' });
  });

  it('by nobody who has not signed in', () => {
    expect(decideAuthority(ANONYMOUS, OFFICE)).toMatchObject({ ok: false, code: 'UNAUTHENTICATED' });
  });

  it.each(ROLES.filter((role) => !role.endsWith('_ADMIN')))('by no %s, not even in the own office', (role) => {
    expect(decideAuthority(officer(role, 'D-18.72-DLH'), OFFICE)).toMatchObject({ ok: false, code: 'FORBIDDEN' });
  });
});
