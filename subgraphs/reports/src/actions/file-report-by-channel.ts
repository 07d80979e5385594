import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { ReporterKey } from '@lapor/kit/reporter-secret';
import type { Subject } from '@lapor/schema/identity';
import { findAgency } from '../database/registry.queries.js';
import {
  checkReporterKey,
  decideChannelFiling,
  type FilingChannel,
  openChannel,
  targetOf,
} from '../domain/filing/decide-channel-filing.js';
import { pseudonymFor } from '../domain/reporter/reporter.js';
import { type FiledReport, type FileReportInput, type FilingDependencies, receiveFiling } from './file-report.js';
import { keyedHash } from './issue-access-code.js';
import type { FilingReporter } from './name-reporter.js';
import { openReporterKey } from './open-reporter-key.js';

export interface FileReportByChannelInput extends FileReportInput {
  /** For whom: what the vault has given the channel of SMS for a citizen, an agency's own key from its system. */
  readonly reporterKey: string;
}

/**
 * Files for a reporter whom a channel knows: the SMS channel, or an API client of an agency with the scope
 * `reports:file` (domain.md 4.4, row 1). An agency's key becomes a pseudonym under our secret, so no system can file in
 * the name of another's citizen, and two filings of one reporter belong together. Throws UNAUTHENTICATED, FORBIDDEN,
 * REPORT_ACTOR_NOT_ALLOWED, and what `fileReport` does.
 */
export async function fileReportByChannel(
  deps: ChannelDependencies,
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
  const reporter = reporterOf(deps, channel, input.reporterKey);
  return receiveFiling(deps, {
    command: 'fileReportByChannel',
    // Two reporters' equal keys are two keys: a repetition must never answer with somebody else's report.
    subjectId: `${channel.kind === 'sms' ? channel.kind : channel.id} ${pseudonymFor(reporter.secret, 'caller')}`,
    as: decision.as,
    input: { ...input, targetAgencyCode },
    reporter,
    channel: via,
  });
}

export interface ChannelDependencies extends FilingDependencies {
  /** What the vault seals citizens' secrets with. */
  readonly reporterKey: ReporterKey;
}

/** Throws INPUT_INVALID for what the vault has not handed out. */
function reporterOf(deps: ChannelDependencies, channel: FilingChannel, key: string): FilingReporter & { readonly secret: Buffer } {
  if (channel.kind === 'sms') return { ...openReporterKey(deps.reporterKey, key), inVault: true };
  const secret = keyedHash(deps.accessCodeKey, `reporter:${channel.agencyCode}:${key}`);
  return { citizenId: pseudonymFor(secret, 'citizen'), secret, inVault: false };
}
