import { toFilingText } from '../domain/conversation/filing-text.js';
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

/** QUOTA is for now, REFUSED for good. */
export type Filed = { readonly kind: 'FILED'; readonly receipt: Receipt } | { readonly kind: 'QUOTA' } | { readonly kind: 'REFUSED' };

/** Everything else is about the channel itself (its rights, its version), and messages wait until somebody puts that right. */
const ABOUT_THE_TEXT: readonly string[] = ['INPUT_INVALID', 'IDEMPOTENCY_KEY_REUSED'];

/**
 * Files a text for its sender. An agency that cannot take it any more (it ended at this moment) is passed over for the national
 * desk. Rejects with what may be otherwise the next time.
 */
export async function fileText(deps: ChannelDependencies, reporter: Reporter, { key, text, agencyCode }: TextToFile): Promise<Filed> {
  const { ask, log } = deps;
  const { reporterKey } = reporter;
  try {
    const report = { idempotencyKey: `sms-${key}`, reporterKey, ...toFilingText(text), targetAgencyCode: agencyCode };
    return { kind: 'FILED', receipt: await fileReport(ask, report) };
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    if (error.code === 'FILING_QUOTA_EXCEEDED') return { kind: 'QUOTA' };
    if (error.retryable) throw error;
    if (agencyCode !== null && error.code !== 'INPUT_INVALID') {
      log.warn({ code: error.code, agencyCode }, 'an agency could not be filed at; the national desk gets it');
      return fileText(deps, reporter, { key: `${key}-n`, text, agencyCode: null });
    }
    if (!ABOUT_THE_TEXT.includes(error.code)) throw error;
    // It would be refused for ever, and everything that its sender writes would wait behind it.
    log.error({ code: error.code }, 'a text is no report by the rules; its sender is told so');
    return { kind: 'REFUSED' };
  }
}
