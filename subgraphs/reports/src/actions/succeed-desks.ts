import type { EntityManager } from 'typeorm';
import { lockReport } from '../database/report.store.js';
import { findHeir, findOrphanedReports, scheduleSuccession } from '../database/succession.queries.js';
import { decideSuccession } from '../domain/disposition/succession.js';
import { decide, factsOf } from '../domain/report/decide.js';
import { commitOutcome } from './commit-outcome.js';
import type { ActionDependencies } from './dependencies.js';
import { heldBy, writeHop } from './give-to-desk.js';

const CHUNK = 200;

/**
 * Gives the next chunk of reports whose desk has ended to who takes over, and asks for the chunk after it. Every report
 * is a transaction of its own and is found by how it stands, so a crash leaves the rest to be found again, and one that
 * cannot be given on does not keep the others waiting. Throws the first failure, once the chunk is done.
 */
export async function succeedDesks(deps: ActionDependencies): Promise<void> {
  const reportIds = await findOrphanedReports(deps.database, CHUNK);
  const failures: unknown[] = [];
  for (const reportId of reportIds)
    await deps.database.transaction((manager) => succeedDesk(deps, manager, reportId)).catch((error: unknown) => failures.push(error));
  if (reportIds.length === CHUNK && failures.length < CHUNK) await scheduleSuccession(deps.database);
  if (failures.length > 0) throw failures[0];
}

/** Decided under the report's lock, by how things are then: a late or repeated call changes nothing. */
async function succeedDesk(deps: ActionDependencies, manager: EntityManager, reportId: string): Promise<void> {
  const report = await lockReport(manager, reportId);
  const heir = report && (await findHeir(manager, report.deskCode));
  const succession = heir && decideSuccession(report, heir);
  if (!succession) return;
  const decision = decide(factsOf(report), succession.command, { kind: 'SYSTEM' });
  if (!decision.ok) return;
  const open = { manager, report, decision, at: deps.now() };
  const hop = await writeHop(deps, open, { kind: 'SUCCESSION', desk: succession.desk, note: null });
  await commitOutcome(deps, open, {
    changes: { ...heldBy(report, succession.desk), ...succession.changes },
    events: [{ type: 'ReportInherited', ...hop, detail: { reason: 'SUCCESSION', fromAgencyCode: report.deskCode } }],
  });
}
