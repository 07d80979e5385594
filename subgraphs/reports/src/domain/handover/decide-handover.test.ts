import { describe, expect, it } from '@jest/globals';
import type { Membership, Subject } from '@lapor/schema/identity';
import type { Report } from '../report/report.js';
import { OVERSIGHTS } from '../visibility/oversight.fixture.js';
import { decideHandover, type StatutoryRun } from './decide-handover.js';

const DUE = new Date('2026-06-01T10:00:00Z');
const LATER = new Date(DUE.getTime() + 1);
const officer = (...memberships: Membership[]): Subject => ({ kind: 'officer', id: 'o', memberships });
const REPORTER: Subject = { kind: 'citizen', id: 'r' };
const OMBUDSMAN = officer({ role: 'OVERSEER', agencyCode: 'L-ORI' });
const AGREED = {
  id: 'laporan',
  anonymous: false,
  confidential: false,
  published: false,
  nationalPriority: false,
  oversights: OVERSIGHTS,
  deskCode: 'D-18.72',
  leadAgencyCode: 'D-18.72',
  desks: [{ code: 'D-18.72', path: ['D-18.72'] }],
  ccDesks: [] as never[],
  openedBy: [] as string[],
  reporterId: 'r',
  handoverConsentAt: DUE,
} as unknown as Report;
const RUNNING: StatutoryRun = { dueAt: DUE, stoppedAt: null };
const NOT_AGREED = { ...AGREED, handoverConsentAt: null };
const SEALED = { ...AGREED, confidential: true };

describe('a hand-over to the Ombudsman', () => {
  it.each<readonly [string, Subject, Report, StatutoryRun | null, Date, string | null]>([
    ['the reporter after the limit', REPORTER, AGREED, RUNNING, LATER, null],
    ['the Ombudsman after the limit', OMBUDSMAN, AGREED, RUNNING, LATER, null],
    ['the reporter at the limit', REPORTER, AGREED, RUNNING, DUE, 'HANDOVER_TOO_EARLY'],
    ['the reporter while no limit is known', REPORTER, AGREED, null, LATER, 'HANDOVER_TOO_EARLY'],
    ['an answer that came at the limit', OMBUDSMAN, AGREED, { dueAt: DUE, stoppedAt: DUE }, LATER, 'HANDOVER_ANSWERED_IN_TIME'],
    ['an answer that came too late', OMBUDSMAN, AGREED, { dueAt: DUE, stoppedAt: LATER }, LATER, null],
    ['the Ombudsman without consent', OMBUDSMAN, NOT_AGREED, RUNNING, LATER, 'HANDOVER_NOT_AGREED'],
    ['a confidential report after the limit', OMBUDSMAN, SEALED, RUNNING, LATER, null],
    ['a confidential report without consent', OMBUDSMAN, { ...SEALED, handoverConsentAt: null }, RUNNING, LATER, 'REPORT_NOT_FOUND'],
    ['a confidential report too early', OMBUDSMAN, SEALED, RUNNING, DUE, 'REPORT_NOT_FOUND'],
    ['a confidential report answered in time', OMBUDSMAN, SEALED, { dueAt: DUE, stoppedAt: DUE }, LATER, 'REPORT_NOT_FOUND'],
    [
      'an opened one without consent',
      OMBUDSMAN,
      { ...SEALED, openedBy: ['o'], handoverConsentAt: null },
      RUNNING,
      LATER,
      'HANDOVER_NOT_AGREED',
    ],
    ['another citizen', { kind: 'citizen', id: 'x' }, AGREED, RUNNING, LATER, 'REPORT_NOT_FOUND'],
    ['another overseer', officer({ role: 'OVERSEER', agencyCode: 'K-DAGRI' }), AGREED, RUNNING, LATER, 'REPORT_NOT_FOUND'],
    [
      'an administrator of the Ombudsman',
      officer({ role: 'AGENCY_ADMIN', agencyCode: 'L-ORI' }),
      AGREED,
      RUNNING,
      LATER,
      'REPORT_NOT_FOUND',
    ],
    ['anybody', { kind: 'anonymous' }, AGREED, RUNNING, LATER, 'REPORT_NOT_FOUND'],
  ])('for %s', (_name, subject, report, statutory, at, code) => {
    const decision = decideHandover(subject, { report, statutory }, at);
    expect(decision.ok ? null : decision.code).toBe(code);
  });
});
