import { describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import { ROLES, type Subject } from '@lapor/schema/identity';
import { checkReason, decideApproval, decideAsking, type IdentityReveal, isRevealable } from './reveal.js';

const AT = new Date('2026-11-23T03:00:00Z');
const REQUEST: IdentityReveal = {
  id: 'r',
  reportId: 'x',
  requestedBy: 'first',
  reason: 'a reason',
  requestedAt: AT,
  approvedBy: null,
  approvedAt: null,
  revealedAt: null,
};
const APPROVED = { ...REQUEST, approvedBy: 'second', approvedAt: AT };

describe('a reveal of identity', () => {
  it.each(ROLES)('may be asked for by %s only as national administrator of the national desk', (role) => {
    for (const agencyCode of [NATIONAL_DESK, 'D-18.72', 'K-PANRB']) {
      const subject: Subject = { kind: 'officer', id: 'first', memberships: [{ role, agencyCode }] };
      expect(decideAsking(subject).ok).toBe(role === 'NATIONAL_ADMIN' && agencyCode === NATIONAL_DESK);
    }
  });

  it.each<[Subject, string]>([
    [{ kind: 'anonymous' }, 'UNAUTHENTICATED'],
    [{ kind: 'citizen', id: 'ani' }, 'FORBIDDEN'],
    [{ kind: 'system', name: 'agencies' }, 'FORBIDDEN'],
  ])('is refused to %j', (subject, code) => {
    expect(decideAsking(subject)).toMatchObject({ ok: false, code });
  });

  it.each([
    [false, false, REQUEST, true],
    [true, false, REQUEST, true],
    [false, true, REQUEST, true],
    [true, true, REQUEST, false],
    [true, true, APPROVED, true],
    [false, false, { ...REQUEST, revealedAt: AT }, false],
    [true, true, { ...APPROVED, revealedAt: AT }, false],
  ])('anonymous %s, confidential %s: is given as its request and approval stand', (anonymous, confidential, request, given) => {
    expect(isRevealable(request, { anonymous, confidential })).toBe(given);
  });

  it('is approved once, by somebody else', () => {
    expect(decideApproval(REQUEST, 'second')).toEqual({ ok: true, request: REQUEST });
    expect(decideApproval(REQUEST, 'first')).toMatchObject({ code: 'REVEAL_OWN_APPROVAL' });
    for (const gone of [null, APPROVED, { ...REQUEST, revealedAt: AT }])
      expect(decideApproval(gone, 'second')).toMatchObject({ code: 'REVEAL_NOT_FOUND' });
  });

  it('needs a reason that says something', () => {
    expect(checkReason('   karena   ')).toMatchObject({ ok: false, code: 'INPUT_INVALID' });
    expect(checkReason('  Permintaan Inspektorat nomor 17 ')).toEqual({ ok: true, reason: 'Permintaan Inspektorat nomor 17' });
  });
});
