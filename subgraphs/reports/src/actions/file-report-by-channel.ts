import { assertAllowed } from '@lapor/kit/refusal';
import type { ReporterKey } from '@lapor/kit/reporter-secret';
import type { Subject } from '@lapor/schema/identity';
import { type Refusal, refuse, refuseInput } from '@lapor/schema/refusal';
import { findAgencies } from '../database/registry.queries.js';
import {
  checkReporterKey,
  decideChannelFiling,
  type FilingChannel,
  NO_PSEUDONYM,
  openChannel,
  targetOf,
} from '../domain/filing/decide-channel-filing.js';
import type { Actor } from '../domain/report/decide.js';
import type { Desk } from '../domain/report/desk.js';
import { pseudonymFor } from '../domain/reporter/reporter.js';
import { keyedHash } from './issue-access-code.js';
import type { FilingReporter } from './name-reporter.js';
import { openReporterKey } from './open-reporter-key.js';
import {
  type AllowedFiling,
  type FiledReport,
  type FileReportInput,
  type FilingAnswer,
  type FilingDependencies,
  receiveFilings,
} from './receive-filings.js';

export interface FileReportByChannelInput extends FileReportInput {
  /** For whom: what the vault has given the channel of SMS for a citizen, an agency's own key from its system. */
  readonly reporterKey: string;
}

export interface ChannelDependencies extends FilingDependencies {
  /** What the vault seals citizens' secrets with. */
  readonly reporterKey: ReporterKey;
}

/** As many at once. */
const MOST = 32;

/**
 * Files for a reporter whom a channel knows: the SMS channel, or an API client of an agency with the scope
 * `reports:file` (domain.md 4.4, row 1). An agency's key becomes a pseudonym under our secret, so no system can file in
 * the name of another's citizen, and two filings of one reporter belong together. Throws UNAUTHENTICATED, FORBIDDEN,
 * REPORT_ACTOR_NOT_ALLOWED, and what `receiveFilings` refuses.
 */
export async function fileReportByChannel(
  deps: ChannelDependencies,
  subject: Subject,
  input: FileReportByChannelInput,
): Promise<FiledReport> {
  const [answer] = await fileReportsByChannel(deps, subject, [input]);
  if (!answer) throw new Error('a filing is answered');
  assertAllowed(answer);
  return answer.filed;
}

/**
 * The same for several reports, in one transaction and answered in their order; each is allowed or refused by itself. Throws
 * UNAUTHENTICATED, FORBIDDEN, and INPUT_INVALID for too many.
 */
export async function fileReportsByChannel(
  deps: ChannelDependencies,
  subject: Subject,
  inputs: readonly FileReportByChannelInput[],
): Promise<readonly FilingAnswer[]> {
  const opened = openChannel(subject);
  assertAllowed(opened);
  const { channel, via, as } = opened;
  if (inputs.length > MOST) assertAllowed(refuseInput([TOO_MANY]));
  const targets = inputs.map(({ targetAgencyCode }) => targetOf(channel, targetAgencyCode));
  const agencies = await findAgencies(deps.database, [...new Set(targets.filter((code) => code !== null))]);
  const decided = inputs.map((input, index) =>
    decideFiling(deps, { channel, as }, { ...input, targetAgencyCode: targets[index] ?? null }, agencies),
  );
  const allowed = decided.flatMap((each) => (each.ok ? [each.filing] : []));
  const answers = (await receiveFilings(deps, via, allowed)).values();
  return decided.map((each) => (each.ok ? (answers.next().value as FilingAnswer) : each));
}

/** Whether a channel may file this. */
function decideFiling(
  deps: ChannelDependencies,
  { channel, as }: { readonly channel: FilingChannel; readonly as: Actor },
  input: FileReportByChannelInput,
  agencies: ReadonlyMap<string, Desk>,
): { readonly ok: true; readonly filing: AllowedFiling } | Refusal {
  const key = checkReporterKey(channel, input.reporterKey);
  if (!key.ok) return key;
  const code = input.targetAgencyCode ?? null;
  const desk = code === null ? null : (agencies.get(code) ?? null);
  if (code !== null && !desk) return refuse('AGENCY_UNKNOWN');
  const decision = decideChannelFiling(as, desk);
  if (!decision.ok) return decision;
  const reporter = reporterOf(deps, channel, input.reporterKey);
  if (!reporter) return refuseInput([NO_PSEUDONYM]);
  const filing: AllowedFiling = {
    command: 'fileReportByChannel',
    // Two reporters' equal keys are two keys: a repetition must never answer with somebody else's report.
    subjectId: `${channel.kind === 'sms' ? channel.kind : channel.id} ${pseudonymFor(reporter.secret, 'caller')}`,
    as: decision.as,
    input,
    reporter,
  };
  return { ok: true, filing };
}

/** Null for what the vault has not handed out. */
function reporterOf(deps: ChannelDependencies, channel: FilingChannel, key: string): (FilingReporter & { readonly secret: Buffer }) | null {
  if (channel.kind === 'sms') {
    const opened = openReporterKey(deps.reporterKey, key);
    return opened && { ...opened, inVault: true };
  }
  const secret = keyedHash(deps.accessCodeKey, `reporter:${channel.agencyCode}:${key}`);
  return { citizenId: pseudonymFor(secret, 'citizen'), secret, inVault: false };
}

const TOO_MANY = { field: 'reports', problem: `at most ${MOST}`, masalah: `paling banyak ${MOST}` };
