import { describe, expect, it } from '@jest/globals';
import type { OfficerEntry } from '@lapor/schema/officer';
import { createKnownOfficers } from './known-officers.js';

const METRO = { role: 'LIAISON_OFFICER', agencyCode: 'D-18.72' } as const;
const BOGOR = { role: 'AGENCY_ADMIN', agencyCode: 'D-32.71' } as const;
const principal = { subject: { kind: 'officer', id: 'o', memberships: [METRO] }, sessionExp: 1 } as const;
const entry = (change: Partial<OfficerEntry> = {}): OfficerEntry => ({
  id: 'o',
  active: true,
  memberships: [METRO, BOGOR].map((office) => ({ ...office, validFrom: '2026-01-01', validTo: null, actingFor: null })),
  leave: null,
  ...change,
});
const setUp = () => {
  const officers = createKnownOfficers(() => new Date('2026-11-24T03:00:00Z'));
  const losses: string[] = [];
  return { officers, losses, watch: (who = principal) => officers.watch(who, () => losses.push('lost')) };
};

describe('what is known of officers', () => {
  it('leaves a token alone of whose officer nothing is known, and every citizen', () => {
    const { officers } = setUp();
    officers.learn(entry({ id: 'another', active: false }));
    expect(officers.revise(principal)).toBe(principal);
    const citizen = { subject: { kind: 'citizen', id: 'o' }, sessionExp: 1 } as const;
    officers.learn(entry({ active: false }));
    expect(officers.revise(citizen)).toBe(citizen);
  });

  it('takes from a token and never adds to it', () => {
    const { officers } = setUp();
    officers.learn(entry());
    expect(officers.revise(principal)).toEqual(principal);
    officers.learn(entry({ memberships: entry().memberships.slice(1) }));
    expect(officers.revise(principal).subject).toEqual({ kind: 'officer', id: 'o', memberships: [] });
  });

  it('refuses who is deactivated until they are active again', () => {
    const { officers } = setUp();
    officers.learn(entry({ active: false }));
    expect(() => officers.revise(principal)).toThrow(
      expect.objectContaining({ extensions: expect.objectContaining({ code: 'TOKEN_REVOKED' }) }),
    );
    officers.learn(entry());
    expect(officers.revise(principal)).toEqual(principal);
  });

  it.each([
    ['deactivated', entry({ active: false }), 1],
    ['on leave', entry({ leave: { from: '2026-11-24', to: '2026-11-24', deputyId: 'd' } }), 1],
    ['without the membership', entry({ memberships: [] }), 1],
    ['on leave from tomorrow on', entry({ leave: { from: '2026-11-25', to: '2026-11-25', deputyId: 'd' } }), 0],
    ['without another membership', entry({ memberships: entry().memberships.slice(0, 1) }), 0],
  ])('calls whoever watches, once, when the officer is %s', (_what, officer, times) => {
    const { officers, losses, watch } = setUp();
    officers.learn(entry());
    watch();
    officers.learn(officer);
    officers.learn(officer);
    expect(losses).toHaveLength(times);
  });

  it('is bounded: what has changed longest ago is forgotten first, what changes again is new', () => {
    const { officers } = setUp();
    officers.learn(entry({ id: 'first', active: false }));
    officers.learn(entry({ active: false }));
    for (let count = 0; count < 99_998; count += 1) officers.learn(entry({ id: `other ${count}` }));
    officers.learn(entry({ id: 'first', active: false }));
    expect(() => officers.revise(principal)).toThrow();
    officers.learn(entry({ id: 'one too many' }));
    expect(officers.revise(principal)).toBe(principal);
    const first = { ...principal, subject: { ...principal.subject, id: 'first' } };
    expect(() => officers.revise(first)).toThrow();
  });

  it('calls at once who begins to watch after the loss, and never who has stopped', () => {
    const { officers, losses, watch } = setUp();
    watch()();
    officers.learn(entry({ active: false }));
    expect(losses).toEqual([]);
    watch();
    expect(losses).toEqual(['lost']);
  });
});
