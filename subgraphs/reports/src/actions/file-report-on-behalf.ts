import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import { NATIONAL_DESK } from '@lapor/schema/desks';
import type { Subject } from '@lapor/schema/identity';
import { findAgency, findDesk } from '../database/registry.queries.js';
import { decideFilingOnBehalf } from '../domain/filing/decide-filing.js';
import type { ReportChannel } from '../domain/report/report.js';
import { receiveFiling } from './file-report.js';
import type { FiledReport, FileReportInput, FilingDependencies } from './receive-filings.js';
import { assertActing } from './with-report.js';

export interface FileReportOnBehalfInput extends FileReportInput {
  /** How the report came to the officer. */
  readonly channel: ReportChannel;
}

/**
 * An officer takes a report down for somebody without an account (domain.md 4.4, row 1). Its reporter is a new
 * pseudonym that nobody has signed in as; the officer's office is recorded. Throws what `fileReport` does.
 */
export async function fileReportOnBehalf(deps: FilingDependencies, subject: Subject, input: FileReportOnBehalfInput): Promise<FiledReport> {
  const acting = assertActing(subject);
  const desk = input.targetAgencyCode
    ? await findAgency(deps.database, input.targetAgencyCode)
    : await findDesk(deps.database, NATIONAL_DESK);
  if (!desk) throw new RefusalError('AGENCY_UNKNOWN');
  const decision = decideFilingOnBehalf(acting, desk);
  assertAllowed(decision);
  return receiveFiling(deps, input.channel, {
    command: 'fileReportOnBehalf',
    subjectId: acting.id,
    as: decision.as,
    input,
    reporter: { citizenId: null, secret: null, inVault: false },
  });
}
