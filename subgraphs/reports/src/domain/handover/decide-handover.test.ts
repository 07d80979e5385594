import { describe, expect, it } from '@jest/globals';
import type { Membership, Subject } from '@lapor/schema/identity';
import { decideHandover } from './decide-handover.js';

const DUE = new Date('2026-06-01T10:00:00Z');
const LATER = new Date(DUE.getTime() + 1);
const officer = (...memberships: Membership[]): Subject => ({ kind: 'officer', id: 'o', memberships });
const REPORTER: Subject = { kind: 'citizen', id: 'r' };
const OMBUDSMAN = officer({ role: 'OVERSEER', agencyCode: 'L-ORI' });
const agreed = { reporterId: 'r', handoverConsentAt: DUE };

describe('a hand-over to the Ombudsman', () => {
  it.each<readonly [string, Subject, Date | null, Date | null, Date, string | null]>([
    ['the reporter after the limit', REPORTER, DUE, DUE, LATER, null],
    ['the Ombudsman after the limit', OMBUDSMAN, DUE, DUE, LATER, null],
    ['the reporter at the limit', REPORTER, DUE, DUE, DUE, 'HANDOVER_TOO_EARLY'],
    ['the reporter while no limit is known', REPORTER, DUE, null, LATER, 'HANDOVER_TOO_EARLY'],
    ['the Ombudsman without consent', OMBUDSMAN, null, DUE, LATER, 'HANDOVER_NOT_AGREED'],
    ['another citizen', { kind: 'citizen', id: 'x' }, DUE, DUE, LATER, 'REPORT_NOT_FOUND'],
    ['another overseer', officer({ role: 'OVERSEER', agencyCode: 'K-DAGRI' }), DUE, DUE, LATER, 'REPORT_NOT_FOUND'],
    ['an administrator of the Ombudsman', officer({ role: 'AGENCY_ADMIN', agencyCode: 'L-ORI' }), DUE, DUE, LATER, 'REPORT_NOT_FOUND'],
    ['anybody', { kind: 'anonymous' }, DUE, DUE, LATER, 'REPORT_NOT_FOUND'],
  ])('for %s', (_name, subject, handoverConsentAt, statutoryDueAt, at, code) => {
    const decision = decideHandover(subject, { report: { ...agreed, handoverConsentAt }, statutoryDueAt }, at);
    expect(decision.ok ? null : decision.code).toBe(code);
  });
});
