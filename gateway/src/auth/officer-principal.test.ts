import { describe, expect, it } from '@jest/globals';
import type { OfficerEntry } from '@lapor/schema/officer';
import { officerPrincipal } from './officer-principal.js';

const NOW = new Date('2026-11-24T03:00:00Z');
const token = { issuedAt: 1_000, endsAt: Date.parse('2026-11-26T00:00:00Z') / 1000 };
const METRO = { role: 'LIAISON_OFFICER', agencyCode: 'D-18.72' } as const;
const entry = (change: Partial<OfficerEntry> = {}): OfficerEntry => ({
  id: 'o',
  active: true,
  memberships: [{ ...METRO, validFrom: '2026-01-01', validTo: null, actingFor: null }],
  leave: null,
  ...change,
});
const of = (known: OfficerEntry | null) => officerPrincipal({ linkId: 'l', officerId: 'o', entry: known }, token, NOW);

describe('an officer of another sign-in', () => {
  it('may do what the registry says today', () => {
    expect(of(entry())).toEqual({
      subject: { kind: 'officer', id: 'o', memberships: [METRO] },
      sessionExp: token.endsAt,
      issuedAt: 1_000,
      linkId: 'l',
    });
  });

  it.each([
    ['whom the registry does not know', null],
    ['on leave', entry({ leave: { from: '2026-11-24', to: '2026-11-24', deputyId: 'd' } })],
    ['whose time is to come', entry({ memberships: [{ ...METRO, validFrom: '2026-11-25', validTo: null, actingFor: null }] })],
  ])('%s may do nothing', (_who, known) => expect(of(known).subject).toEqual({ kind: 'officer', id: 'o', memberships: [] }));

  it('ends on the day on which something is lost by the calendar', () => {
    const until = [{ ...METRO, validFrom: '2026-01-01', validTo: '2026-11-25', actingFor: null }];
    expect(of(entry({ memberships: until })).sessionExp).toBe(Date.parse('2026-11-24T15:00:00Z') / 1000);
  });
});
