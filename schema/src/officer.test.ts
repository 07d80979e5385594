import { describe, expect, it } from '@jest/globals';
import { currentMemberships, nextLoss, type OfficerEntry, type OfficerMembership, readOfficerEntry } from './officer.js';

const TODAY = '2026-11-24';
const METRO = { role: 'LIAISON_OFFICER', agencyCode: 'D-18.72' } as const;
const since = (validFrom: string, validTo: string | null = null): OfficerMembership => ({ ...METRO, validFrom, validTo, actingFor: null });
const officer = (entry: Partial<OfficerEntry> = {}): OfficerEntry => ({
  id: 'o',
  active: true,
  memberships: [since('2026-01-01')],
  leave: null,
  ...entry,
});
const leave = (from: string, to: string) => officer({ leave: { from, to, deputyId: 'd' } });

describe('a membership', () => {
  it.each([
    ['in office', officer(), true],
    ['from today on', officer({ memberships: [since(TODAY)] }), true],
    ['from tomorrow on', officer({ memberships: [since('2026-11-25')] }), false],
    ['until the day before tomorrow', officer({ memberships: [since('2026-01-01', '2026-11-25')] }), true],
    ['without today', officer({ memberships: [since('2026-01-01', TODAY)] }), false],
    ['of somebody deactivated', officer({ active: false }), false],
    ['on the first day of a leave', leave(TODAY, '2026-11-30'), false],
    ['on the last day of a leave', leave('2026-11-20', TODAY), false],
    ['on the day before a leave', leave('2026-11-25', '2026-11-30'), true],
    ['on the day after a leave', leave('2026-11-20', '2026-11-23'), true],
  ])('%s holds today: %#', (_what, entry, holds) => {
    expect(currentMemberships(entry, TODAY)).toEqual(holds ? [METRO] : []);
  });

  it('that is held twice, once in another place, counts once', () => {
    expect(currentMemberships(officer({ memberships: [since('2026-01-01'), { ...since(TODAY), actingFor: 'x' }] }), TODAY)).toEqual([
      METRO,
    ]);
  });
});

describe('the next loss by the calendar', () => {
  it.each([
    ['nothing ends', officer(), null],
    ['a membership ends', officer({ memberships: [since('2026-01-01', '2026-12-31'), since('2026-01-01', '2026-12-01')] }), '2026-12-01'],
    ['a leave begins', leave('2026-11-26', '2026-11-27'), '2026-11-26'],
    ['what ends has not begun', officer({ memberships: [since('2026-01-01'), since('2026-11-25', '2026-11-26')] }), null],
    ['there is nothing to lose', leave(TODAY, '2026-11-27'), null],
  ])('when %s', (_what, entry, day) => {
    expect(nextLoss(entry, TODAY)).toBe(day);
  });
});

describe('an officer read from an event', () => {
  it('is what was written, without what stands beside it', () => {
    expect(readOfficerEntry({ ...officer(), decree: { legalRef: 'SK 1' } })).toEqual(officer());
  });

  it.each([
    ['no id', { id: undefined }],
    ['no activity', { active: 'true' }],
    ['no memberships', { memberships: null }],
    ['an unknown role', { memberships: [{ ...since(TODAY), role: 'GOD' }] }],
    ['a day that is none', { memberships: [since('2026-02-30')] }],
    ['half a leave', { leave: { from: TODAY } }],
  ])('is none with %s', (_what, change) => {
    expect(readOfficerEntry({ ...officer(), ...change })).toBeNull();
  });
});
