import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import type { EntityManager } from 'typeorm';
import { findReports } from '../database/report.queries.js';
import { lockReport, lockReports } from '../database/report.store.js';
import { decide, factsOf, toActor } from '../domain/report/decide.js';
import type { Report } from '../domain/report/report.js';
import type { ReportCommand } from '../domain/report/transitions.js';
import { isVisible } from '../domain/visibility/visibility.js';
import { type Case, commitOutcome, type Outcome } from './commit-outcome.js';
import type { ActionDependencies } from './dependencies.js';
import { takeOnce } from './take-once.js';

export type { Case, Outcome } from './commit-outcome.js';

/** Which report is to be changed, and the version the caller has read. */
export interface Target {
  readonly reportId: string;
  readonly expectedVersion: number;
  /** The caller's name for this change: sent again, it changes nothing and returns the report. */
  readonly idempotencyKey?: string | null;
}

export interface LockOptions {
  /** A command on several reports locks all of them first, in one order for everybody, so that no two wait for each other. */
  readonly before?: readonly string[];
}

/** A citizen or an officer; others have no command. */
export type Acting = Extract<Subject, { readonly kind: 'citizen' | 'officer' }>;

/**
 * The way of every command on a report, in one transaction: lock, look, decide, change, tell.
 * Throws REPORT_NOT_FOUND (also for a report the subject may not see: the two cannot be told apart), VERSION_CONFLICT
 * (`currentVersion`), IDEMPOTENCY_KEY_REUSED, and what `decide` and the action refuse; nothing is written then.
 */
export async function withReport(
  deps: ActionDependencies,
  subject: Subject,
  target: Target,
  command: ReportCommand,
  act: (open: Case) => Promise<Outcome>,
  { before }: LockOptions = {},
): Promise<Report> {
  const acting = assertActing(subject);
  return deps.database.transaction(async (manager) => {
    if (before) await lockReports(manager, before);
    const report = await lockVisible(manager, acting, target.reportId);
    const at = deps.now();
    const repeated = await isRepeated(manager, acting, target, command, at);
    if (repeated) return report;
    if (report.version !== target.expectedVersion) throw new RefusalError('VERSION_CONFLICT', { currentVersion: report.version });
    const decision = decide(factsOf(report), command, toActor(acting, report.reporterId));
    assertAllowed(decision);
    const open: Case = { manager, report, decision, at };
    return commitOutcome(deps, open, await act(open));
  });
}

/** Throws UNAUTHENTICATED, or FORBIDDEN for a process of ours and for an API client, which only reads. */
export function assertActing(subject: Subject): Acting {
  if (subject.kind === 'anonymous') throw new RefusalError('UNAUTHENTICATED');
  if (subject.kind === 'system' || subject.kind === 'apiClient') throw new RefusalError('FORBIDDEN');
  return subject;
}

/** Locks a report that a subject may see. Throws REPORT_NOT_FOUND. */
export async function lockVisible(manager: EntityManager, subject: Subject, reportId: string): Promise<Report> {
  const report = await lockReport(manager, reportId);
  if (!report || !isVisible(subject, report)) throw new RefusalError('REPORT_NOT_FOUND');
  return report;
}

async function isRepeated(manager: EntityManager, { id }: Acting, target: Target, command: ReportCommand, at: Date): Promise<boolean> {
  const { idempotencyKey: key, reportId } = target;
  if (key === undefined || key === null) return false;
  return (await takeOnce(manager, { command, subjectId: id, key, input: target, reportId, at })) !== null;
}

/** A report as it is now. */
export async function readReport(manager: EntityManager, id: string): Promise<Report> {
  const [report] = await findReports(manager, [id]);
  if (!report) throw new RefusalError('REPORT_NOT_FOUND');
  return report;
}
