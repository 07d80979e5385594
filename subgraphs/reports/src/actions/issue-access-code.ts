import { createHmac } from 'node:crypto';
import { RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import type { EntityManager } from 'typeorm';
import { saveAccessCode } from '../database/access-code.store.js';
import { ACCESS_CODE_BYTES, formatAccessCode, makeAccessCode } from '../domain/access-code/access-code.js';
import type { Report } from '../domain/report/report.js';
import { isVisible } from '../domain/visibility/visibility.js';
import type { ActionDependencies } from './dependencies.js';
import { onReport } from './on-report.js';

export interface AccessCodeDependencies extends ActionDependencies {
  /** Secret. Codes are stored as HMAC-SHA-256 under this key: who has only the table cannot try codes against it. */
  readonly accessCodeKey: Buffer;
}

/** Gives a report a new code, which ends the one before. Returns it as the reporter is shown it. */
export async function issueAccessCode(deps: AccessCodeDependencies, manager: EntityManager, reportId: string, at: Date): Promise<string> {
  const code = makeAccessCode(deps.randomBytes(ACCESS_CODE_BYTES));
  await saveAccessCode(manager, reportId, keyedHash(deps.accessCodeKey, `code:${code}`), at);
  return formatAccessCode(code);
}

/** A new code for the reporter who has lost the one before. Throws UNAUTHENTICATED, REPORT_NOT_FOUND or REPORT_ACTOR_NOT_ALLOWED. */
export async function renewAccessCode(
  deps: AccessCodeDependencies,
  subject: Subject,
  reportId: string,
): Promise<{ readonly report: Report; readonly accessCode: string }> {
  if (subject.kind === 'anonymous') throw new RefusalError('UNAUTHENTICATED');
  const mayKnow = (report: Report) => isVisible(subject, report);
  const { report, result } = await onReport(deps, { reportId }, mayKnow, async ({ manager, report: held, at }) => {
    if (subject.kind !== 'citizen' || subject.id !== held.reporterId) throw new RefusalError('REPORT_ACTOR_NOT_ALLOWED');
    const accessCode = await issueAccessCode(deps, manager, held.id, at);
    return { as: { kind: 'REPORTER' }, events: [{ type: 'AccessCodeRenewed' }], result: accessCode };
  });
  return { report, accessCode: result };
}

/** What the tables hold of a code, or of the name that attempts are counted under. */
export function keyedHash(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
