import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { checkRequiredText, REASON } from '@lapor/schema/input/required-text';
import { findOpenDraft, insertDraft, saveDraftDecision } from '../database/answer-draft.store.js';
import { type AnswerDraft, decideDraft, decideEvidence } from '../domain/answer/answer-draft.js';
import type { OfficerCapacity } from '../domain/report/decide.js';
import type { Report } from '../domain/report/report.js';
import { viewFor } from '../domain/visibility/visibility.js';
import { type Case, officerOf } from './commit-outcome.js';
import type { ActionDependencies } from './dependencies.js';
import { readAnswerDemands } from './read-answer-demands.js';
import { type Acting, assertActing, type Target, withReport } from './with-report.js';
import { checkFollowUp, type FollowUpInput, writeFollowUp } from './write-follow-up.js';

/**
 * An officer submits the final answer for approval (domain.md 4.4, row 16): nobody but those who handle the report sees
 * it. Submitted again it takes the place of the one before. Throws what `withReport` does, INPUT_INVALID and
 * EVIDENCE_REQUIRED.
 */
export function submitFinalAnswer(deps: ActionDependencies, subject: Subject, input: FollowUpInput): Promise<Report> {
  const { id: submittedBy } = assertActing(subject);
  return withReport(deps, subject, input, 'submitFinalAnswer', async (open) => {
    const { manager, report, at } = open;
    const { text, evidence } = checkFollowUp(input);
    assertAllowed(decideEvidence(await readAnswerDemands(open), evidence));
    const undecided = { approved: null, reason: null, decidedByRole: null, decidedByAgencyCode: null, decidedAt: null };
    const draft = { id: deps.newId(), reportId: report.id, text, evidence, submittedBy, deskCode: report.deskCode, submittedAt: at };
    await insertDraft(manager, { ...draft, ...undecided });
    return { events: [{ type: 'FinalAnswerSubmitted', agencyCode: officerOf(open).agencyCode }] };
  });
}

/**
 * Somebody else approves the submitted answer, which the reporter is given with it. Throws what `withReport` does, what
 * `decideDraft` refuses, and EVIDENCE_REQUIRED.
 */
export function approveFinalAnswer(deps: ActionDependencies, subject: Subject, input: Target): Promise<Report> {
  const acting = assertActing(subject);
  return withReport(deps, subject, input, 'approveFinalAnswer', async (open) => {
    const { draft, by } = await openDraft(open, acting);
    // The rules may have become stricter since it was submitted.
    assertAllowed(decideEvidence(await readAnswerDemands(open), draft.evidence));
    await saveDraftDecision(open.manager, draft.id, { approved: true, reason: null, ...decidedBy(open, by) });
    const followUpId = await writeFollowUp(deps, open, 'FINAL', draft);
    return { events: [{ type: 'FinalAnswerGiven', agencyCode: open.report.deskCode, followUpId }] };
  });
}

export interface RefuseFinalAnswerInput extends Target {
  /** What the officer who submitted it reads. */
  readonly reason: string;
}

/** The submitted answer goes back to the officer. Throws what `withReport` does, what `decideDraft` refuses, and INPUT_INVALID. */
export function refuseFinalAnswer(deps: ActionDependencies, subject: Subject, input: RefuseFinalAnswerInput): Promise<Report> {
  const acting = assertActing(subject);
  return withReport(deps, subject, input, 'refuseFinalAnswer', async (open) => {
    const { draft, by } = await openDraft(open, acting);
    const checked = checkRequiredText('reason', input.reason, REASON);
    assertAllowed(checked);
    await saveDraftDecision(open.manager, draft.id, { approved: false, reason: checked.text, ...decidedBy(open, by) });
    return { events: [{ type: 'FinalAnswerRefused', agencyCode: by.agencyCode }] };
  });
}

async function openDraft(open: Case, acting: Acting): Promise<{ readonly draft: AnswerDraft; readonly by: OfficerCapacity }> {
  const { manager, report, decision } = open;
  const approver = { id: acting.id, as: decision.as, reads: viewFor(acting, report).has('internalNotes') };
  const decided = decideDraft(await findOpenDraft(manager, report.id), approver, await readAnswerDemands(open), report.deskCode);
  assertAllowed(decided);
  return decided;
}

function decidedBy({ at }: Case, { role, agencyCode }: OfficerCapacity) {
  return { decidedByRole: role, decidedByAgencyCode: agencyCode, decidedAt: at };
}
