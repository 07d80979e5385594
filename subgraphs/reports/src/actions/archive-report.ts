import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { checkRequiredText } from '@lapor/schema/input/required-text';
import { completeClosing, dropProposals, insertClosing, lastClosing } from '../database/closing.store.js';
import type { ArchiveReason } from '../domain/closing/archive-reasons.js';
import { CLOSING_TEXT, type Closing, decideArchiveAlone, decideArchiveApproval } from '../domain/closing/closing.js';
import type { Report } from '../domain/report/report.js';
import { type Case, officerOf } from './commit-outcome.js';
import type { ActionDependencies } from './dependencies.js';
import { assertActing, type Target, withReport } from './with-report.js';

export interface ArchiveReportInput extends Target {
  readonly reason: ArchiveReason;
  /** What the reporter reads: why, and where to go instead. */
  readonly text: string;
}

/**
 * A desk does not process a report (domain.md 4.4, row 6). Throws what `withReport` does, INPUT_INVALID, and
 * SECOND_PERSON_REQUIRED for whistle-blowing.
 */
export function archiveReport(deps: ActionDependencies, subject: Subject, input: ArchiveReportInput): Promise<Report> {
  return withReport(deps, subject, input, 'archive', async (open) => {
    assertAllowed(decideArchiveAlone(open.report.class));
    await dropProposals(open.manager, open.report.id);
    await insertClosing(open.manager, toClosing(deps, open, input, null));
    return archived(open, input.reason);
  });
}

/** One officer proposes to archive, for a second one to approve. Throws what `withReport` does, and INPUT_INVALID. */
export function proposeArchive(deps: ActionDependencies, subject: Subject, input: ArchiveReportInput): Promise<Report> {
  const { id } = assertActing(subject);
  return withReport(deps, subject, input, 'proposeArchive', async (open) => {
    const { manager, report } = open;
    await dropProposals(manager, report.id);
    await insertClosing(manager, toClosing(deps, open, input, id));
    return { events: [{ type: 'ArchiveProposed', agencyCode: officerOf(open).agencyCode, detail: { reason: input.reason } }] };
  });
}

/**
 * A second officer archives what the first has proposed. Throws what `withReport` does, ARCHIVE_NOT_PROPOSED, and
 * SECOND_PERSON_REQUIRED for the first one.
 */
export function approveArchive(deps: ActionDependencies, subject: Subject, input: Target): Promise<Report> {
  const { id } = assertActing(subject);
  return withReport(deps, subject, input, 'archive', async (open) => {
    const { manager, report, at } = open;
    const decision = decideArchiveApproval(await lastClosing(manager, report.id), id);
    assertAllowed(decision);
    await completeClosing(manager, decision.proposal.id, at);
    return archived(open, decision.proposal.reason as ArchiveReason);
  });
}

function archived(open: Case, reason: ArchiveReason) {
  return { events: [{ type: 'ReportArchived', agencyCode: officerOf(open).agencyCode, detail: { reason } }] } as const;
}

function toClosing(deps: ActionDependencies, open: Case, { reason, text }: ArchiveReportInput, proposedBy: string | null): Closing {
  const checked = checkRequiredText('text', text, CLOSING_TEXT);
  assertAllowed(checked);
  const { role, agencyCode } = officerOf(open);
  return {
    id: deps.newId(),
    reportId: open.report.id,
    kind: 'ARCHIVE',
    reason,
    outsideBody: null,
    text: checked.text,
    byRole: role,
    byAgencyCode: agencyCode,
    closedAt: open.at,
    proposedBy,
    pending: proposedBy !== null,
    reviewAskedAt: null,
  };
}
