import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { findAgency } from '../database/registry.queries.js';
import {
  checkReporterKey,
  decideChannelFiling,
  type FilingChannel,
  openChannel,
  targetOf,
  toPseudonym,
} from '../domain/filing/decide-channel-filing.js';
import { type FiledReport, type FileReportInput, receiveFiling } from './file-report.js';
import { type AccessCodeDependencies, keyedHash } from './issue-access-code.js';

export interface FileReportByChannelInput extends FileReportInput {
  /** For whom: a citizen's pseudonymous id from our own channel, an agency's own key from its system. */
  readonly reporterKey: string;
}

/**
 * Files for a reporter whom a channel knows: the SMS channel, or an API client of an agency with the scope
 * `reports:file` (domain.md 4.4, row 1). An agency's key becomes a pseudonym under our secret, so no system can file in
 * the name of another's citizen, and two filings of one reporter belong together. Throws UNAUTHENTICATED, FORBIDDEN,
 * REPORT_ACTOR_NOT_ALLOWED, and what `fileReport` does.
 */
export async function fileReportByChannel(
  deps: AccessCodeDependencies,
  subject: Subject,
  input: FileReportByChannelInput,
): Promise<FiledReport> {
  const opened = openChannel(subject);
  assertAllowed(opened);
  const { channel, via, as } = opened;
  assertAllowed(checkReporterKey(channel, input.reporterKey));
  const targetAgencyCode = targetOf(channel, input.targetAgencyCode);
  const desk = targetAgencyCode === null ? null : await findAgency(deps.database, targetAgencyCode);
  if (targetAgencyCode !== null && !desk) throw new RefusalError('AGENCY_UNKNOWN');
  const decision = decideChannelFiling(as, desk);
  assertAllowed(decision);
  const reporterId = reporterOf(deps, channel, input.reporterKey);
  return receiveFiling(deps, {
    command: 'fileReportByChannel',
    // Two reporters' equal keys are two keys: a repetition must never answer with somebody else's report.
    subjectId: `${channel.kind === 'system' ? channel.name : channel.id} ${reporterId}`,
    as: decision.as,
    input: { ...input, targetAgencyCode },
    reporterId,
    channel: via,
  });
}

function reporterOf({ accessCodeKey }: AccessCodeDependencies, channel: FilingChannel, key: string): string {
  if (channel.kind === 'system') return key.toLowerCase();
  return toPseudonym(keyedHash(accessCodeKey, `reporter:${channel.agencyCode}:${key}`));
}
