import { type Ask, RefusedError, UnreachableError } from './ask.js';
import { askListed, type ListedField } from './ask-listed.js';

export interface NewReport {
  readonly idempotencyKey: string;
  readonly reporterKey: string;
  readonly title: string;
  readonly content: string;
  readonly targetAgencyCode: string | null;
}

export interface Receipt {
  readonly trackingId: string;
  readonly accessCode: string;
}

/** What came of a report: one of the two. */
interface Outcome {
  readonly receipt: { readonly trackingId: string; readonly accessCode: string | null } | null;
  readonly refusal: { readonly code: string; readonly pesan: string; readonly retryable: boolean } | null;
}

const FILE: ListedField = {
  document: `mutation LaporanSms($items: [FileReportByChannelInput!]!) { answers: fileReportsByChannel(input: { reports: $items }) {
  receipt { trackingId accessCode } refusal { code pesan retryable }
} }`,
  most: 32,
};
const RENEW = `mutation KodeBaru($input: RenewCodeByChannelInput!) {
  receipt: renewCodeByChannel(input: $input) { trackingId accessCode }
}`;

/**
 * Files a report, once for each key. When it was filed before and the code that came with it was lost, a new one takes its
 * place: nobody has been told the former.
 */
export async function fileReport(ask: Ask, report: NewReport): Promise<Receipt> {
  const input = { class: 'COMPLAINT', ...report };
  const { receipt, refusal } = await askListed<Outcome>(ask, FILE, input);
  if (refusal) throw new RefusedError(refusal.code, refusal.pesan, refusal.retryable);
  if (!receipt) throw new UnreachableError('the gateway says nothing of a report');
  const { trackingId, accessCode } = receipt;
  if (accessCode !== null) return { trackingId, accessCode };
  const renewal = { trackingId, reporterKey: report.reporterKey };
  return (await ask<{ receipt: Receipt }>(RENEW, { input: renewal })).receipt;
}

/** A report as its reporter reads it. */
export interface ReadReport {
  readonly version: number;
  readonly stateLabel: string;
  readonly anonymous: boolean;
  readonly confidential: boolean;
  /** Why it was closed without being handled, and where to go instead. */
  readonly closing: { readonly goInstead: string } | null;
  /** What it waits for, and whose turn it is. */
  readonly postponement: { readonly label: string; readonly turn: 'REPORTER' | 'DESK' } | null;
}

const READ = `query LaporanSaya($code: String!) {
  reportByAccessCode(code: $code) { version stateLabel anonymous confidential closing { goInstead } postponement { label turn } }
}`;

/** The report of a code; null when the reporter has another code now. */
export async function readReport(ask: Ask, code: string): Promise<ReadReport | null> {
  return (await ask<{ reportByAccessCode: ReadReport | null }>(READ, { code })).reportByAccessCode;
}

/** Somebody's command on a report. */
export type Command =
  | { readonly kind: 'REPLY' | 'COMPLETE'; readonly text: string }
  | { readonly kind: 'CONFIRM' }
  | { readonly kind: 'RATE'; readonly score: number; readonly comment: string | null };

const COMMANDS = {
  REPLY: 'mutation Balas($input: ReplyToAnswerInput!, $code: String!) { replyToAnswer(input: $input, accessCode: $code) { id } }',
  COMPLETE: 'mutation Lengkapi($input: CompleteFileInput!, $code: String!) { completeFile(input: $input, accessCode: $code) { id } }',
  CONFIRM: 'mutation Selesai($input: ConfirmSolvedInput!, $code: String!) { confirmSolved(input: $input, accessCode: $code) { id } }',
  RATE: 'mutation Nilai($input: RateReportInput!, $code: String!) { rateReport(input: $input, accessCode: $code) { id } }',
} as const;

/** How often a command is given anew when the report has changed meanwhile. */
const ATTEMPTS = 5;
/** From this score on the reporter is taken to find the matter solved. */
const SOLVED_FROM = 3;

/**
 * Gives a command in the reporter's name, once for each key. Rejects with RefusedError for what the rules do not allow, and
 * REPORT_NOT_FOUND when the code does not hold any more.
 */
export async function command(
  ask: Ask,
  target: { readonly trackingId: string; readonly code: string; readonly key: string },
  given: Command,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const report = await readReport(ask, target.code);
    if (!report) throw new RefusedError('REPORT_NOT_FOUND', '', false);
    const input = { reportId: target.trackingId, expectedVersion: report.version, idempotencyKey: target.key, ...detailsOf(given) };
    try {
      await ask(COMMANDS[given.kind], { input, code: target.code });
      return;
    } catch (error) {
      // Done before under this key, on an earlier version: the answer was lost, and not the command.
      if (error instanceof RefusedError && error.code === 'IDEMPOTENCY_KEY_REUSED') return;
      if (!(error instanceof RefusedError && error.code === 'VERSION_CONFLICT') || attempt === ATTEMPTS) throw error;
    }
  }
}

function detailsOf(given: Command): object {
  if (given.kind === 'CONFIRM') return {};
  if (given.kind === 'RATE') return { score: given.score, solved: given.score >= SOLVED_FROM, comment: given.comment };
  return { text: given.text };
}
