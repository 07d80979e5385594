import { toFilingText } from '../domain/conversation/filing-text.js';
import { LATER } from '../domain/reply/reply-text.js';
import { RefusedError } from '../supergraph/ask.js';
import { fileReport, type Receipt } from '../supergraph/report.js';
import type { Reporter } from '../supergraph/reporter.js';
import type { ChannelDependencies } from './dependencies.js';

/** A text to file: under the id of the message that brought it, so that it is filed once however often this is done. */
export interface TextToFile {
  readonly key: string;
  readonly text: string;
  /** Null for the national desk. */
  readonly agencyCode: string | null;
}

export type Filed = { readonly ok: true; readonly receipt: Receipt } | { readonly ok: false; readonly reply: string };

/**
 * Files a text for its sender. An agency that cannot take it any more (it ended at this moment) is passed over for the national
 * desk. Only a quota refuses, and the sender is told. Rejects with what else the gateway says.
 */
export async function fileText(
  { ask, log }: ChannelDependencies,
  { reporterKey }: Reporter,
  { key, text, agencyCode }: TextToFile,
): Promise<Filed> {
  const file = (targetAgencyCode: string | null, suffix: string) =>
    fileReport(ask, { idempotencyKey: `sms-${key}${suffix}`, reporterKey, ...toFilingText(text), targetAgencyCode });
  try {
    return { ok: true, receipt: await file(agencyCode, '') };
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    if (error.code === 'FILING_QUOTA_EXCEEDED') return { ok: false, reply: LATER };
    if (agencyCode === null || error.retryable || error.code === 'INPUT_INVALID') throw error;
    log.warn({ code: error.code, agencyCode }, 'an agency could not be filed at; the national desk gets it');
    return { ok: true, receipt: await file(null, '-n') };
  }
}
