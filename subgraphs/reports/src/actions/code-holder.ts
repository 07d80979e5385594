import { RefusalError } from '@lapor/kit/refusal';
import { parseTrackingId } from '../domain/report/tracking-id.js';
import type { AccessCodeDependencies } from './issue-access-code.js';
import { type OpenedByCode, readByAccessCode } from './read-by-access-code.js';

/** The reporter without an account: somebody who holds the report's present access code, and nothing else. */
export interface CodeHolder {
  readonly kind: 'codeHolder';
  /** The reporter's pseudonym: whoever holds the code acts as this reporter and as nobody else. */
  readonly id: string;
  readonly opened: OpenedByCode;
}

/**
 * Lets somebody act on a report by its access code, under the same limit of attempts as reading it. `named` is the
 * report's id or its tracking id. Throws REPORT_NOT_FOUND for a wrong code and for another report's, and
 * ACCESS_CODE_DELAYED.
 */
export async function openAsHolder(deps: AccessCodeDependencies, named: string, accessCode: string): Promise<CodeHolder> {
  const opened = await readByAccessCode(deps, accessCode);
  const isIt = opened && (opened.report.id === named.toLowerCase() || opened.report.trackingId === parseTrackingId(named));
  if (!opened || !isIt) throw new RefusalError('REPORT_NOT_FOUND');
  return { kind: 'codeHolder', id: opened.report.reporterId, opened };
}
