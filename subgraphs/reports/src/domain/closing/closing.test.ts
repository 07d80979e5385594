import { describe, expect, it } from '@jest/globals';
import { OUTSIDE_BODIES, outsideBody } from '../outside-body/outside-bodies.js';
import { REPORT_CLASSES } from '../report/report-class.js';
import { ARCHIVE_REASONS, archiveReason } from './archive-reasons.js';
import { type Closing, decideArchiveAlone, decideArchiveApproval, decideReview, decideReviewRequest } from './closing.js';

const AT = new Date('2026-11-01T03:00:00Z');
const CLOSING = { closedAt: AT, pending: false, proposedBy: null, reviewAskedAt: null } as Closing;

describe('the reasons to archive', () => {
  it.each(ARCHIVE_REASONS)('%s has a label and says where to go instead', (code) => {
    const { label, goInstead, bodies } = archiveReason(code);
    expect(label.length).toBeGreaterThan(4);
    expect(goInstead).toMatch(/\.$/);
    for (const body of bodies) expect(OUTSIDE_BODIES).toContain(body);
  });

  it('hold the six of the poster', () => {
    const poster = ['ELECTION_MATTER', 'CRIMINAL_CASE', 'PRIVATE_COMPANY', 'SUB_JUDICE', 'SOCIAL_MEDIA_ONLY', 'NOT_GOVERNMENT_PERFORMANCE'];
    expect(ARCHIVE_REASONS.slice(0, 6)).toEqual(poster);
  });

  it.each(OUTSIDE_BODIES)('%s has a name and a contact', (code) => {
    expect(outsideBody(code)).toEqual({ name: expect.stringMatching(/\S{3}/), contact: expect.stringMatching(/\S{3}/) });
  });
});

describe('archiving', () => {
  it.each(REPORT_CLASSES)('of %s needs a second person only for whistle-blowing', (reportClass) => {
    expect(decideArchiveAlone(reportClass).ok).toBe(reportClass !== 'WHISTLEBLOWING');
  });

  it('is approved by somebody else than who proposed it', () => {
    const proposal = { ...CLOSING, pending: true, proposedBy: 'a' };
    expect(decideArchiveApproval(proposal, 'b')).toEqual({ ok: true, proposal });
    expect(decideArchiveApproval(proposal, 'a')).toMatchObject({ code: 'SECOND_PERSON_REQUIRED' });
    expect(decideArchiveApproval({ ...proposal, pending: false }, 'b')).toMatchObject({ code: 'ARCHIVE_NOT_PROPOSED' });
    expect(decideArchiveApproval(null, 'b')).toMatchObject({ code: 'ARCHIVE_NOT_PROPOSED' });
  });

  it('is reviewed until the end of its clock, on the reporter’s request once', () => {
    const late = new Date(AT.getTime() + 1);
    expect(decideReview(AT, AT).ok).toBe(true);
    expect(decideReview(null, late).ok).toBe(true);
    expect(decideReview(AT, late)).toMatchObject({ code: 'REVIEW_WINDOW_CLOSED' });
    expect(decideReviewRequest(CLOSING, AT, AT).ok).toBe(true);
    expect(decideReviewRequest(CLOSING, AT, late)).toMatchObject({ code: 'REVIEW_WINDOW_CLOSED' });
    expect(decideReviewRequest({ reviewAskedAt: AT }, AT, AT)).toMatchObject({ code: 'ALREADY_DONE' });
  });
});
