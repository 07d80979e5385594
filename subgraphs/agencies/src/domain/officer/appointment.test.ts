import { describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { OfficerEntry, OfficerMembership } from '@lapor/schema/officer';
import { type Appointment, appoint, endMembership } from './appointment.js';
import { holdsNationalDesk } from './last-national-admin.js';

const TODAY = '2026-11-24';
const OFFICE: Appointment = { role: 'LIAISON_OFFICER', agencyCode: 'D-18.72', validFrom: TODAY, validTo: null };
const held = (change: Partial<OfficerMembership> = {}): OfficerMembership => ({ ...OFFICE, actingFor: null, ...change });
const officer = (...memberships: OfficerMembership[]): OfficerEntry => ({ id: 'o', active: true, memberships, leave: null });

describe('an appointment', () => {
  it('adds a membership and lets go of those that are over', () => {
    const over = held({ agencyCode: 'D-32.71', validFrom: '2025-01-01', validTo: TODAY });
    expect(appoint(officer(over), OFFICE, TODAY)).toEqual({ ok: true, officer: officer(held()) });
  });

  it('of the same office gives it other dates, and leaves what is held in another place', () => {
    const acting = held({ validTo: '2026-12-01', actingFor: 'x' });
    const decision = appoint(officer(held(), acting), { ...OFFICE, validTo: '2027-01-01' }, TODAY);
    expect(decision).toEqual({ ok: true, officer: officer(acting, held({ validTo: '2027-01-01' })) });
  });

  it.each([
    ['a day that is none', { validFrom: '2026-02-30' }, 'INPUT_INVALID'],
    ['an end before the beginning', { validTo: TODAY }, 'INPUT_INVALID'],
    ['an end in the past', { validFrom: '2026-01-01', validTo: '2026-02-01' }, 'INPUT_INVALID'],
    ['the national role elsewhere', { role: 'NATIONAL_ADMIN' }, 'INPUT_INVALID'],
    ['what is already so', { role: 'AGENCY_LEADER' }, 'OFFICER_UNCHANGED'],
  ] as const)('is refused with %s', (_what, change, code) => {
    const before = officer(held({ role: 'AGENCY_LEADER' }));
    expect(appoint(before, { ...OFFICE, ...change }, TODAY)).toMatchObject({ ok: false, code });
  });

  it('is refused for somebody deactivated, and for more offices than a token can tell', () => {
    expect(appoint({ ...officer(), active: false }, OFFICE, TODAY)).toMatchObject({ code: 'OFFICER_INACTIVE' });
    const many = Array.from({ length: 30 }, (_, index) => held({ agencyCode: `D-18.72-U${index}` }));
    expect(appoint(officer(...many), OFFICE, TODAY)).toMatchObject({ code: 'MEMBERSHIP_LIMIT' });
  });
});

describe('the end of a membership', () => {
  it('takes the own one and leaves the acting one', () => {
    const acting = held({ validTo: '2026-12-01', actingFor: 'x' });
    expect(endMembership(officer(held(), acting), OFFICE, TODAY)).toEqual({ ok: true, officer: officer(acting) });
    expect(endMembership(officer(acting), OFFICE, TODAY)).toMatchObject({ code: 'MEMBERSHIP_UNKNOWN' });
  });
});

describe('the national desk is held', () => {
  const national = held({ role: 'NATIONAL_ADMIN', agencyCode: NATIONAL_DESK });
  it.each([
    ['by an administrator in office', officer(national), true],
    ['by one on leave', { ...officer(national), leave: { from: TODAY, to: TODAY, deputyId: 'd' } }, true],
    ['by nobody deactivated', { ...officer(national), active: false }, false],
    ['by nobody who stands in', officer({ ...national, actingFor: 'x' }), false],
    ['by nobody for a time only', officer({ ...national, validTo: '2027-01-01' }), false],
    ['by nobody of tomorrow', officer({ ...national, validFrom: '2026-11-25' }), false],
    ['by nobody who has the role elsewhere', officer({ ...national, agencyCode: 'D-18.72' }), false],
  ])('%s', (_what, entry, holds) => {
    expect(holdsNationalDesk(entry, TODAY)).toBe(holds);
  });
});
