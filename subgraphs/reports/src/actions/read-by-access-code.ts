import { timingSafeEqual } from 'node:crypto';
import { RefusalError } from '@lapor/kit/refusal';
import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import { countAttempt, findAccessCode, forgiveAttempt, sweepAttempts } from '../database/access-code.store.js';
import { findReports } from '../database/report.queries.js';
import { handleOf, parseAccessCode } from '../domain/access-code/access-code.js';
import { REPORT_LIMIT, waitSeconds } from '../domain/access-code/attempt-limit.js';
import type { Report } from '../domain/report/report.js';
import { type AccessCodeDependencies, keyedHash } from './issue-access-code.js';

/** A report that was opened by its code; `codeHash` tells later whether the code still holds. */
export interface OpenedByCode {
  readonly report: Report;
  readonly codeHash: Buffer;
}

const NO_HASH = Buffer.alloc(32);
/** No report has it: a wrong code costs the same statements as a right one. */
const NO_REPORT = '00000000-0000-0000-0000-000000000000';

/**
 * The report of an access code; null when there is none. What cannot be a code (its check character is wrong) is not
 * looked up; everything else takes the same way, found or not. Throws ACCESS_CODE_DELAYED (`retryAfterSeconds`) after
 * too many wrong codes with this beginning. Whoever guesses without knowing it delays nobody.
 */
export async function readByAccessCode(deps: AccessCodeDependencies, text: string): Promise<OpenedByCode | null> {
  const code = parseAccessCode(text);
  if (code === null) return null;
  const { database, accessCodeKey } = deps;
  const now = deps.now();
  const digest = keyedHash(accessCodeKey, `handle:${handleOf(code)}`);
  const wait = waitSeconds(await countAttempt(database, digest, REPORT_LIMIT.windowSeconds, now), REPORT_LIMIT, now);
  await sweepAttempts(database, now);
  if (wait > 0) throw new RefusalError('ACCESS_CODE_DELAYED', { retryAfterSeconds: wait });

  const codeHash = keyedHash(accessCodeKey, `code:${code}`);
  const found = await findAccessCode(database, codeHash);
  const right = timingSafeEqual(found?.codeHash ?? NO_HASH, codeHash);
  const [report] = await findReports(database, [right && found ? found.reportId : NO_REPORT]);
  await forgiveAttempt(database, right ? [digest] : []);
  return report ? { report, codeHash } : null;
}

/** Whether a code still opens a report: it may have been renewed since. */
export async function isCurrentCode(database: Queryable, { report, codeHash }: OpenedByCode): Promise<boolean> {
  return (await findAccessCode(database, codeHash))?.reportId === report.id;
}
