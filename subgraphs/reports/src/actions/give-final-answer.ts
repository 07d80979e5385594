import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { dropOpenDraft } from '../database/answer-draft.store.js';
import { decideAnswerAlone } from '../domain/answer/answer-draft.js';
import type { Report } from '../domain/report/report.js';
import type { ActionDependencies } from './dependencies.js';
import { readAnswerDemands } from './read-answer-demands.js';
import { withReport } from './with-report.js';
import { checkFollowUp, type FollowUpInput, writeFollowUp } from './write-follow-up.js';

/**
 * The agency gives its final answer (domain.md 4.4, row 16). Throws what `withReport` does, INPUT_INVALID,
 * EVIDENCE_REQUIRED and, where a rule wants another person's eyes, ANSWER_APPROVAL_REQUIRED.
 */
export function giveFinalAnswer(deps: ActionDependencies, subject: Subject, input: FollowUpInput): Promise<Report> {
  return withReport(deps, subject, input, 'giveFinalAnswer', async (open) => {
    const answer = checkFollowUp(input);
    assertAllowed(decideAnswerAlone(await readAnswerDemands(open), answer.evidence));
    await dropOpenDraft(open.manager, open.report.id);
    const followUpId = await writeFollowUp(deps, open, 'FINAL', answer);
    return { events: [{ type: 'FinalAnswerGiven', agencyCode: open.report.deskCode, followUpId }] };
  });
}
