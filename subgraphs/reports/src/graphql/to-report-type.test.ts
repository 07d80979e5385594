import { describe, expect, it } from '@jest/globals';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Subject } from '@lapor/schema/identity';
import type { Report } from '../domain/report/report.js';
import { reporterPseudonym } from '../domain/reporter/reporter.js';
import { toReportType } from './to-report-type.js';

const SECRET = Buffer.alloc(32, 1);
const AT = new Date('2026-11-23T03:00:00.000Z');
const REPORT: Report = {
  id: '0199a0a0-0000-7000-8000-000000000001',
  trackingId: 'LP-7K3M9Q2X',
  class: 'COMPLAINT',
  title: 'ORIGINAL title',
  content: 'ORIGINAL content',
  publishedTitle: 'Judul',
  publishedContent: 'Isi',
  eventDate: 'ORIGINAL date',
  place: 'ORIGINAL place',
  regionCode: '18.72',
  categoryId: 'jalan',
  targetAgencyCode: null,
  anonymous: false,
  confidential: false,
  published: true,
  state: 'ASSIGNED',
  deskCode: 'D-18.72',
  desks: [{ code: 'D-18.72', path: ['D-18.72'] }],
  leadAgencyCode: 'D-18.72',
  ccDesks: [],
  openedBy: [],
  nationalPriority: false,
  oversights: [],
  hops: 1,
  supervision: false,
  firstAssignedAt: null,
  fileCompleteAt: null,
  postponedFrom: null,
  postponeReason: null,
  completedAt: null,
  completedHow: null,
  mergedInto: null,
  handoverConsentAt: null,
  extensionDays: 0,
  filedByRole: null,
  filedByAgencyCode: null,
  reporterId: reporterPseudonym(SECRET, '0199a0a0-0000-7000-8000-000000000001'),
  citizenId: 'REPORTER-ID',
  channel: 'WEB',
  version: 2,
  filedAt: AT,
  updatedAt: AT,
};
const PUBLIC: Subject = { kind: 'anonymous' };
const OWN = { kind: 'citizen', id: 'REPORTER-ID', secret: SECRET } as const;
const HANDLER: Subject = { kind: 'officer', id: 'o', memberships: [{ role: 'LIAISON_OFFICER', agencyCode: 'D-18.72' }] };
const NATIONAL: Subject = { kind: 'officer', id: 'n', memberships: [{ role: 'NATIONAL_ADMIN', agencyCode: NATIONAL_DESK }] };

describe('a report in the graph', () => {
  it.each([
    ['the public', PUBLIC, { original: false, reporter: true }],
    ['the reporter', OWN, { original: true, reporter: true }],
    ['the handling agency', HANDLER, { original: true, reporter: true }],
    ['the national desk', NATIONAL, { original: true, reporter: false }],
  ] as const)('shows %s no field beyond the view', (_name, subject, { original, reporter }) => {
    const shown = JSON.stringify(toReportType(REPORT, subject));
    expect([...shown.matchAll(/ORIGINAL/g)]).toHaveLength(original ? 4 : 0);
    expect(shown.includes('REPORTER-ID')).toBe(reporter);
    expect(shown).not.toContain(REPORT.reporterId);
    expect(shown).toContain('Judul');
  });

  it.each([PUBLIC, OWN, HANDLER, NATIONAL])('holds no reporter of an anonymous report for %j', (subject) => {
    expect(JSON.stringify(toReportType({ ...REPORT, anonymous: true }, subject))).not.toContain('REPORTER-ID');
  });

  it('does not exist for the public before it is published, or when it is confidential', () => {
    expect(toReportType({ ...REPORT, published: false }, PUBLIC)).toBeNull();
    expect(toReportType({ ...REPORT, confidential: true }, PUBLIC)).toBeNull();
  });
});
