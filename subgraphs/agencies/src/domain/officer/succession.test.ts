import { describe, expect, it } from '@jest/globals';
import type { Role } from '@lapor/schema/identity';
import type { OfficerEntry, OfficerMembership } from '@lapor/schema/officer';
import { succeedOffices } from './succession.js';

const membership = (role: Role, agencyCode: string, dates: Partial<OfficerMembership> = {}): OfficerMembership => ({
  role,
  agencyCode,
  validFrom: '2026-01-01',
  validTo: null,
  actingFor: null,
  ...dates,
});
const officer = (...memberships: OfficerMembership[]): OfficerEntry => ({ id: 'a', active: true, memberships, leave: null });
const ended = { endedCodes: new Set(['LAMA', 'LAMA-1']), heirCode: 'BARU' };

describe('the offices of an agency that ends', () => {
  it.each([
    ['LIAISON_OFFICER', ['LIAISON_OFFICER']],
    ['AGENCY_ADMIN', ['LIAISON_OFFICER']],
    ['AGENCY_LEADER', ['LIAISON_OFFICER']],
    ['API_CLIENT_DEV', ['API_CLIENT_DEV']],
    ['OVERSEER', []],
    ['NATIONAL_ADMIN', []],
  ] as const)('let a %s go on as %p', (role, expected) => {
    const after = succeedOffices(officer(membership(role, 'LAMA')), ended);
    expect(after.memberships).toEqual(expected.map((each) => membership(each, 'BARU')));
  });

  it('are left alone elsewhere', () => {
    const elsewhere = membership('AGENCY_ADMIN', 'LAIN');
    expect(succeedOffices(officer(elsewhere), ended)).toEqual(officer(elsewhere));
    expect(succeedOffices(officer(elsewhere, membership('LIAISON_OFFICER', 'LAMA-1')), ended).memberships).toEqual([
      elsewhere,
      membership('LIAISON_OFFICER', 'BARU'),
    ]);
  });

  it('end where nobody takes over', () => {
    expect(succeedOffices(officer(membership('LIAISON_OFFICER', 'LAMA')), { ...ended, heirCode: null }).memberships).toEqual([]);
  });

  it('become one where several lead to the same, for the longer time', () => {
    const after = succeedOffices(
      officer(
        membership('LIAISON_OFFICER', 'BARU', { validFrom: '2026-03-01', validTo: '2026-12-31' }),
        membership('LIAISON_OFFICER', 'LAMA', { validFrom: '2026-02-01', validTo: '2026-06-01' }),
        membership('AGENCY_ADMIN', 'LAMA-1', { validFrom: '2026-04-01', validTo: '2027-01-01' }),
      ),
      ended,
    );
    expect(after.memberships).toEqual([membership('LIAISON_OFFICER', 'BARU', { validFrom: '2026-02-01', validTo: '2027-01-01' })]);
    const endless = succeedOffices(
      officer(membership('LIAISON_OFFICER', 'BARU', { validTo: '2026-12-31' }), membership('LIAISON_OFFICER', 'LAMA')),
      ended,
    );
    expect(endless.memberships).toEqual([membership('LIAISON_OFFICER', 'BARU')]);
  });

  it('are held in another’s place as before, beside one’s own', () => {
    const acting = membership('AGENCY_ADMIN', 'LAMA', { validTo: '2026-12-31', actingFor: 'b' });
    const after = succeedOffices(officer(membership('LIAISON_OFFICER', 'LAMA'), acting), ended);
    expect(after.memberships).toEqual([membership('LIAISON_OFFICER', 'BARU'), { ...acting, role: 'LIAISON_OFFICER', agencyCode: 'BARU' }]);
  });
});
