import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { decideFiling } from '../domain/filing/decide-filing.js';
import type { ReportChannel } from '../domain/report/report.js';
import { callerOf } from '../domain/reporter/reporter.js';
import { type AllowedFiling, type FiledReport, type FileReportInput, type FilingDependencies, receiveFilings } from './receive-filings.js';
import { assertActing } from './with-report.js';

/**
 * Files a report for a signed-in citizen. Without a target agency it lies at the national desk, with one straight at
 * that agency's. Throws UNAUTHENTICATED, REPORT_ACTOR_NOT_ALLOWED, INPUT_INVALID, IDEMPOTENCY_KEY_REUSED,
 * REGION_UNKNOWN, CATEGORY_UNKNOWN or AGENCY_UNKNOWN; nothing is written then.
 */
export async function fileReport(deps: FilingDependencies, subject: Subject, input: FileReportInput): Promise<FiledReport> {
  const acting = assertActing(subject);
  const decision = decideFiling(acting);
  assertAllowed(decision);
  if (acting.kind !== 'citizen') throw new RefusalError('REPORT_ACTOR_NOT_ALLOWED');
  // A token of before would leave the citizen's id in a report that is to lead to nobody.
  if (!acting.secret && input.anonymous) throw new RefusalError('TOKEN_EXPIRED');
  const reporter = { citizenId: acting.id, secret: acting.secret ?? null, inVault: true };
  return receiveFiling(deps, 'WEB', { command: 'fileReport', subjectId: callerOf(acting), as: decision.as, input, reporter });
}

/** Writes one filing and its event, once for its key. Throws what `receiveFilings` refuses. */
export async function receiveFiling(deps: FilingDependencies, channel: ReportChannel, allowed: AllowedFiling): Promise<FiledReport> {
  const [answer] = await receiveFilings(deps, channel, [allowed]);
  if (!answer) throw new Error('a filing is answered');
  assertAllowed(answer);
  return answer.filed;
}
