import { describe, expect, it } from '@jest/globals';
import { currentMemberships, type OfficerEntry } from '@lapor/schema/officer';
import { coverFor, followCover, goOnLeave } from './leave.js';

const TODAY = '2026-11-24';
const METRO = { role: 'AGENCY_ADMIN', agencyCode: 'D-18.72' } as const;
const OFFICE = { role: 'LIAISON_OFFICER', agencyCode: 'D-18.72-DLH' } as const;
const LEAVE = { from: '2026-12-01', to: '2026-12-05', deputyId: 'deputy' };
const CIRCUMSTANCES = { today: TODAY, rootOf: (code: string) => (code.startsWith('X') ? undefined : code.slice(0, 7)) };
const officer = (id: string, office: { role: OfficerEntry['memberships'][number]['role']; agencyCode: string }): OfficerEntry => ({
  id,
  active: true,
  memberships: [{ ...office, validFrom: '2026-01-01', validTo: null, actingFor: null }],
  leave: null,
});
const [absent, deputy] = [officer('absent', METRO), officer('deputy', OFFICE)];
const away = { ...absent, leave: LEAVE };

describe('a leave', () => {
  it('rests what the absent one holds and gives it to the deputy, for its days', () => {
    expect(goOnLeave(absent, deputy, LEAVE, CIRCUMSTANCES)).toEqual({ ok: true, officer: away });
    const standing = coverFor(away, deputy, TODAY);
    const on = (day: string) => [currentMemberships(away, day), currentMemberships(standing, day)];
    expect(on('2026-11-30')).toEqual([[METRO], [OFFICE]]);
    expect(on('2026-12-01')).toEqual([[], [OFFICE, METRO]]);
    expect(on('2026-12-05')).toEqual([[], [OFFICE, METRO]]);
    expect(on('2026-12-06')).toEqual([[METRO], [OFFICE]]);
  });

  it('that ends early, or of somebody deactivated, leaves the deputy with the own memberships', () => {
    const standing = coverFor(away, deputy, TODAY);
    expect(coverFor(absent, standing, TODAY)).toEqual(deputy);
    expect(coverFor({ ...away, active: false }, standing, TODAY)).toEqual(deputy);
  });

  it('does not pass on what the absent one is given during it, and takes back what they lose', () => {
    const standing = coverFor(away, deputy, TODAY);
    const given = { ...absent.memberships[0]!, role: 'NATIONAL_ADMIN' } as const;
    expect(followCover({ ...away, memberships: [...away.memberships, given] }, standing, TODAY)).toEqual(standing);
    expect(followCover({ ...away, memberships: [given] }, standing, TODAY)).toEqual(deputy);
  });

  it('passes on no more than the absent one holds: not beyond its end, not what is held in another place', () => {
    const [own] = absent.memberships;
    const memberships = [
      { ...own!, validTo: '2026-12-03' },
      { ...own!, agencyCode: 'D-18.71', actingFor: 'x' },
    ];
    const standing = coverFor({ ...away, memberships }, deputy, TODAY);
    expect(standing.memberships.slice(1)).toEqual([{ ...METRO, validFrom: '2026-12-01', validTo: '2026-12-03', actingFor: 'absent' }]);
  });

  it.each([
    ['nobody', null],
    ['the absent one', absent],
    ['somebody deactivated', { ...deputy, active: false }],
    ['somebody away in the same days', { ...deputy, leave: { from: '2026-12-05', to: '2026-12-09', deputyId: 'x' } }],
    ['somebody of another tree', officer('deputy', { role: 'LIAISON_OFFICER', agencyCode: 'D-32.71' })],
    ['somebody who only stands in there', { ...deputy, memberships: [{ ...deputy.memberships[0]!, actingFor: 'x' }] }],
    ['somebody who has left there', { ...deputy, memberships: [{ ...deputy.memberships[0]!, validTo: TODAY }] }],
    ['somebody of an unknown agency', officer('deputy', { role: 'LIAISON_OFFICER', agencyCode: 'X-1' })],
  ])('is refused with %s as the deputy', (_who, given) => {
    expect(goOnLeave(absent, given, LEAVE, CIRCUMSTANCES)).toMatchObject({ ok: false, code: 'DEPUTY_NOT_ALLOWED' });
  });

  it.each([
    ['a first day that is none', { from: 'besok' }, 'INPUT_INVALID'],
    ['an end before its beginning', { to: '2026-11-30' }, 'INPUT_INVALID'],
    ['an end in the past', { from: '2026-11-01', to: '2026-11-23' }, 'INPUT_INVALID'],
  ])('is refused with %s', (_what, change, code) => {
    expect(goOnLeave(absent, deputy, { ...LEAVE, ...change }, CIRCUMSTANCES)).toMatchObject({ ok: false, code });
  });

  it('is not for somebody deactivated', () => {
    expect(goOnLeave({ ...absent, active: false }, deputy, LEAVE, CIRCUMSTANCES)).toMatchObject({ code: 'OFFICER_INACTIVE' });
  });
});
