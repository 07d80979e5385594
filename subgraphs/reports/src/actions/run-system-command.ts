import type { EntityManager } from 'typeorm';
import { lockReport } from '../database/report.store.js';
import { turnOf } from '../domain/postponement/postpone-reasons.js';
import { decide, factsOf } from '../domain/report/decide.js';
import type { Report } from '../domain/report/report.js';
import { type Case, commitOutcome, type Outcome } from './commit-outcome.js';
import type { ActionDependencies } from './dependencies.js';

/** What a timer does to a report. */
export type SystemCommand = 'lapse' | 'autoComplete';

/** Asked under the lock whether it is still due, for a timer whose clock may have moved since it was set. */
export type StillDue = (manager: EntityManager, report: Report) => Promise<boolean>;

/**
 * Does a timer's command (domain.md 4.4, rows 5 and 19). Whether it is to be done is decided under the report's lock
 * and by its state alone, so a late, repeated or concurrent call changes nothing.
 */
export async function runSystemCommand(
  deps: ActionDependencies,
  reportId: string,
  command: SystemCommand,
  stillDue: StillDue = async () => true,
): Promise<void> {
  await deps.database.transaction(async (manager) => {
    const report = await lockReport(manager, reportId);
    if (!report) return;
    const decision = decide(factsOf(report), command, { kind: 'SYSTEM' });
    if (!decision.ok || !GUARDS[command](report) || !(await stillDue(manager, report))) return;
    const open: Case = { manager, report, decision, at: deps.now() };
    await commitOutcome(deps, open, OUTCOMES[command](open));
  });
}

const GUARDS: Readonly<Record<SystemCommand, (report: Report) => boolean>> = {
  // Only the reporter's silence lapses a report; a desk that lets it wait does not.
  lapse: ({ postponeReason }) => postponeReason !== null && turnOf(postponeReason) === 'REPORTER',
  autoComplete: () => true,
};

const OUTCOMES: Readonly<Record<SystemCommand, (open: Case) => Outcome>> = {
  // It counts as withdrawn, so it is taken back from the public as a withdrawn one is.
  lapse: () => ({ changes: { published: false }, events: [{ type: 'ReportLapsed', agencyCode: null }] }),
  autoComplete: ({ at }) => ({
    changes: { completedAt: at, completedHow: 'AUTO_NO_REPLY' },
    events: [{ type: 'ReportCompleted', agencyCode: null, detail: { how: 'AUTO_NO_REPLY' } }],
  }),
};
