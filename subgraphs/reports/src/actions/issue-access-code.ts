import { createHmac } from 'node:crypto';
import { RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import type { EntityManager } from 'typeorm';
import { saveAccessCodes } from '../database/access-code.store.js';
import { ACCESS_CODE_BYTES, formatAccessCode, makeAccessCode } from '../domain/access-code/access-code.js';
import type { Report } from '../domain/report/report.js';
import { callerOf, isReporter } from '../domain/reporter/reporter.js';
import { isVisible } from '../domain/visibility/visibility.js';
import type { ActionDependencies } from './dependencies.js';
import type { Target } from './hold-report.js';
import { onReport } from './on-report.js';
import { assertActing } from './with-report.js';

export interface AccessCodeDependencies extends ActionDependencies {
  /** Secret. Codes are stored as HMAC-SHA-256 under this key: who has only the table cannot try codes against it. */
  readonly accessCodeKey: Buffer;
}

/** Gives a report a new code, which ends the one before. Returns it as the reporter is shown it. */
export async function issueAccessCode(deps: AccessCodeDependencies, manager: EntityManager, reportId: string, at: Date): Promise<string> {
  const [code] = await issueAccessCodes(deps, manager, [reportId], at);
  return code as string;
}

/** The same for several reports, in their order. */
export async function issueAccessCodes(
  { randomBytes, accessCodeKey }: AccessCodeDependencies,
  manager: EntityManager,
  reportIds: readonly string[],
  at: Date,
): Promise<readonly string[]> {
  const codes = reportIds.map(() => makeAccessCode(randomBytes(ACCESS_CODE_BYTES)));
  const kept = reportIds.map((reportId, index) => ({ reportId, codeHash: keyedHash(accessCodeKey, `code:${codes[index]}`) }));
  await saveAccessCodes(manager, kept, at);
  return codes.map(formatAccessCode);
}

/**
 * A new code for the reporter who has lost the one before; null when the request is sent again with its key, because a
 * code is shown once. Throws UNAUTHENTICATED, FORBIDDEN, what `onReport` does, and REPORT_ACTOR_NOT_ALLOWED.
 */
export async function renewAccessCode(
  deps: AccessCodeDependencies,
  subject: Subject,
  target: Target,
): Promise<{ readonly report: Report; readonly accessCode: string | null }> {
  const acting = assertActing(subject);
  const { report, result } = await onReport<string | null>(deps, target, {
    command: 'renewAccessCode',
    callerId: callerOf(acting),
    mayKnow: (held) => isVisible(subject, held),
    act: async ({ manager, report: held, at }) => {
      if (!isReporter(acting, held)) throw new RefusalError('REPORT_ACTOR_NOT_ALLOWED');
      const accessCode = await issueAccessCode(deps, manager, held.id, at);
      return { as: { kind: 'REPORTER' }, events: [{ type: 'AccessCodeRenewed' }], result: accessCode };
    },
    again: () => null,
  });
  return { report, accessCode: result };
}

/** What the tables hold of a code, or of the name that attempts are counted under. */
export function keyedHash(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
