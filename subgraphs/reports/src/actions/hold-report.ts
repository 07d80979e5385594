import { RefusalError } from '@lapor/kit/refusal';
import type { EntityManager } from 'typeorm';
import { lockReport } from '../database/report.store.js';
import type { Report } from '../domain/report/report.js';
import { takeOnce } from './take-once.js';

/** Which report is to be changed, and the version the caller has read. */
export interface Target {
  readonly reportId: string;
  readonly expectedVersion: number;
  /** The caller's name for this change: sent again, it changes nothing and returns the report. */
  readonly idempotencyKey?: string | null;
}

/** As `Target`, for the one command whose caller may not be able to read a version before (`openConfidential`). */
export type HeldTarget = Omit<Target, 'expectedVersion'> & { readonly expectedVersion?: number | null };

/** A change that is about to be made: by whom, by which command, and whether its caller may know of the report. */
export interface Intent {
  readonly target: HeldTarget;
  readonly command: string;
  readonly callerId: string;
  readonly mayKnow: (report: Report) => boolean | Promise<boolean>;
  /** Read under the lock, so that the times of a report's changes follow their order. */
  readonly now: () => Date;
}

/**
 * The beginning of every change of a report, in its transaction: lock, look, repetition, version. `repeated` says that
 * it was done before under the same key, so that nothing is to be done. Throws REPORT_NOT_FOUND (also for a report the
 * caller may not know of: the two cannot be told apart), IDEMPOTENCY_KEY_REUSED and VERSION_CONFLICT (`currentVersion`).
 */
export async function holdReport(
  manager: EntityManager,
  { target, command, callerId, mayKnow, now }: Intent,
): Promise<{ readonly report: Report; readonly repeated: boolean; readonly at: Date }> {
  const { reportId, expectedVersion, idempotencyKey: key } = target;
  const report = await lockReport(manager, reportId);
  if (!report || !(await mayKnow(report))) throw new RefusalError('REPORT_NOT_FOUND');
  const at = now();
  if (typeof key === 'string') {
    // Asked before the version: a repetition is answered although the report has moved on.
    const once = { command, subjectId: callerId, key, input: target, reportId: report.id, at };
    if ((await takeOnce(manager, once)) !== null) return { report, repeated: true, at };
  }
  const stale = typeof expectedVersion === 'number' && expectedVersion !== report.version;
  if (stale) throw new RefusalError('VERSION_CONFLICT', { currentVersion: report.version });
  return { report, repeated: false, at };
}
