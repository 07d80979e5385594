import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { countMessages } from '../database/dialogue.store.js';
import { checkPostponement, type PostponementInput, QUESTION } from '../domain/postponement/check-postponement.js';
import { turnOf } from '../domain/postponement/postpone-reasons.js';
import type { Report } from '../domain/report/report.js';
import { type Case, type Outcome, officerOf } from './commit-outcome.js';
import type { ActionDependencies } from './dependencies.js';
import { type Target, withReport } from './with-report.js';
import { writeMessage } from './write-message.js';

export interface PostponeReportInput extends Target, PostponementInput {}

/**
 * A desk lets a report wait (domain.md 4.4, rows 3 and 14). Throws what `withReport` does, INPUT_INVALID and
 * QUESTION_LIMIT.
 */
export function postponeReport(deps: ActionDependencies, subject: Subject, input: PostponeReportInput): Promise<Report> {
  return withReport(deps, subject, input, 'postpone', (open) => putOff(deps, open, input));
}

export interface AskReporterInput extends Target {
  readonly question: string;
}

/** The officer asks the reporter for what is missing (domain.md 4.4, row 14). Throws what `postponeReport` does. */
export function askReporter(deps: ActionDependencies, subject: Subject, input: AskReporterInput): Promise<Report> {
  const { question } = input;
  return withReport(deps, subject, input, 'askReporter', (open) => putOff(deps, open, { reason: 'INCOMPLETE', question }));
}

async function putOff(deps: ActionDependencies, open: Case, input: PostponementInput): Promise<Outcome> {
  const { manager, report } = open;
  const checked = checkPostponement(input, await countMessages(manager, report.id, 'QUESTION'));
  assertAllowed(checked);
  if (checked.question !== null) {
    await writeMessage(deps, open, { kind: 'QUESTION', field: 'question', text: checked.question, rule: QUESTION });
  }
  const { reason } = input;
  // The statutory limit counts from the complete file, but what an agency has once taken on is not counted anew.
  const incomplete = turnOf(reason) === 'REPORTER' && report.firstAssignedAt === null;
  return {
    changes: {
      postponedFrom: report.state === 'IN_PROGRESS' ? 'IN_PROGRESS' : 'RECEIVED',
      postponeReason: reason,
      ...(incomplete ? { fileCompleteAt: null } : {}),
    },
    events: [{ type: 'ReportPostponed', agencyCode: officerOf(open).agencyCode, detail: { reason, turn: turnOf(reason) } }],
  };
}
