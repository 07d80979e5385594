import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import type { EntityManager } from 'typeorm';
import { findReports } from '../database/report.queries.js';
import { lockReport, lockReports } from '../database/report.store.js';
import { type Actor, decide, factsOf, toActor } from '../domain/report/decide.js';
import type { Report } from '../domain/report/report.js';
import type { ReportCommand } from '../domain/report/transitions.js';
import { callerOf, type KnownSubject } from '../domain/reporter/reporter.js';
import { isVisible } from '../domain/visibility/visibility.js';
import type { CodeHolder } from './code-holder.js';
import { type Case, commitOutcome, type Outcome } from './commit-outcome.js';
import type { ActionDependencies } from './dependencies.js';
import { holdReport, type Target } from './hold-report.js';
import { isCurrentCode } from './read-by-access-code.js';

export type { Case, Outcome } from './commit-outcome.js';
export type { Target } from './hold-report.js';

export interface LockOptions {
  /** A command on several reports locks all of them first, in one order for everybody, so that no two wait for each other. */
  readonly before?: readonly string[];
}

/** A citizen or an officer; others have no command. */
export type Acting = Extract<KnownSubject, { readonly kind: 'citizen' | 'officer' }>;

/** Who wants to change a report: whoever is signed in, or the reporter without an account. */
export type Caller = Subject | CodeHolder;

/**
 * The way of every command on a report, in one transaction: lock, look, decide, change, tell.
 * Throws REPORT_NOT_FOUND (also for a report the subject may not see: the two cannot be told apart), VERSION_CONFLICT
 * (`currentVersion`), IDEMPOTENCY_KEY_REUSED, and what `decide` and the action refuse; nothing is written then.
 */
export async function withReport(
  deps: ActionDependencies,
  caller: Caller,
  target: Target,
  command: ReportCommand,
  act: (open: Case) => Promise<Outcome>,
  { before }: LockOptions = {},
): Promise<Report> {
  const acting = caller.kind === 'codeHolder' ? caller : assertActing(caller);
  return deps.database.transaction(async (manager) => {
    if (before) await lockReports(manager, before);
    const mayKnow = (report: Report) => knows(manager, acting, report);
    const { report, repeated, at } = await holdReport(manager, { target, command, callerId: callerIdOf(acting), mayKnow, now: deps.now });
    if (repeated) return report;
    const decision = decide(factsOf(report), command, actorOf(acting, report));
    assertAllowed(decision);
    const open: Case = { manager, report, decision, at };
    return commitOutcome(deps, open, await act(open));
  });
}

/** A code is asked for again under the lock: it may have been renewed since it was read. */
function knows(manager: EntityManager, caller: Acting | CodeHolder, report: Report): boolean | Promise<boolean> {
  if (caller.kind !== 'codeHolder') return isVisible(caller, report);
  return caller.opened.report.id === report.id && isCurrentCode(manager, caller.opened);
}

/** Under which name a caller's keys are kept. */
function callerIdOf(caller: Acting | CodeHolder): string {
  return caller.kind === 'codeHolder' ? caller.id : callerOf(caller);
}

function actorOf(caller: Acting | CodeHolder, report: Report): Actor {
  return caller.kind === 'codeHolder' ? { kind: 'REPORTER', via: 'ACCESS_CODE' } : toActor(caller, report);
}

/** Throws UNAUTHENTICATED, or FORBIDDEN for a process of ours and for an API client, which changes nothing. */
export function assertActing(subject: Subject): Acting {
  if (subject.kind === 'anonymous') throw new RefusalError('UNAUTHENTICATED');
  if (subject.kind !== 'citizen' && subject.kind !== 'officer') throw new RefusalError('FORBIDDEN');
  return subject;
}

/** Locks a report that a subject may see. Throws REPORT_NOT_FOUND. */
export async function lockVisible(manager: EntityManager, subject: Subject, reportId: string): Promise<Report> {
  const report = await lockReport(manager, reportId);
  if (!report || !isVisible(subject, report)) throw new RefusalError('REPORT_NOT_FOUND');
  return report;
}

/** A report as it is now. */
export async function readReport(manager: EntityManager, id: string): Promise<Report> {
  const [report] = await findReports(manager, [id]);
  if (!report) throw new RefusalError('REPORT_NOT_FOUND');
  return report;
}
