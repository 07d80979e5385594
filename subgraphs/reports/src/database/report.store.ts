import { type EntityManager, Not } from 'typeorm';
import { isId } from '../domain/input/identifier.js';
import type { Disposition, FollowUp, Report } from '../domain/report/report.js';
import { DispositionEntity } from './disposition.entity.js';
import { FollowUpEntity } from './follow-up.entity.js';
import { ReportEntity } from './report.entity.js';
import { insertReportRows, selectReports, updateReport } from './report-rows.js';
import { toReportRow } from './to-report.js';

/** What is kept beside a new report for its reporter, and for the vault: see domain/reporter/. */
export interface ReporterTrace {
  readonly listKey: string;
  readonly reporterReference: string | null;
}

/** A new report, and what is kept beside it. */
export interface TracedReport {
  readonly report: Report;
  readonly trace: ReporterTrace;
}

/** Writes new reports. Returns the ids of those that are written; the tracking id of the others is taken: draw another one. */
export async function insertReports(manager: EntityManager, reports: readonly TracedReport[]): Promise<ReadonlySet<string>> {
  return insertReportRows(
    manager,
    reports.map(({ report, trace }) => ({ ...toReportRow(report), ...trace })),
  );
}

/** Reads a report for change: whoever else wants to change it waits until this transaction ends. */
export async function lockReport(manager: EntityManager, id: string): Promise<Report | null> {
  if (!isId(id)) return null;
  const [report] = await selectReports(manager, 'where report.id = $1 for update of report', [id]);
  return report ?? null;
}

/** Reads several reports for change, locked in the order of their ids. */
export async function lockReports(manager: EntityManager, ids: readonly string[]): Promise<readonly Report[]> {
  const known = ids.filter(isId);
  if (known.length === 0) return [];
  return selectReports(manager, 'where report.id = any($1) order by report.id for update of report', [known]);
}

/** Whether other reports were merged into this one. */
export async function hasFollowers(manager: EntityManager, id: string): Promise<boolean> {
  return manager.existsBy(ReportEntity, { mergedInto: id });
}

/** Writes what can change of a report over its row, which the transaction holds locked; what the reporter sent cannot. */
export async function saveReport(manager: EntityManager, report: Report): Promise<void> {
  await updateReport(manager, report);
}

export async function insertDisposition(manager: EntityManager, disposition: Disposition): Promise<void> {
  await manager.insert(DispositionEntity, disposition);
}

/** How many hops a report has made. */
export async function countHops(manager: EntityManager, reportId: string): Promise<number> {
  return manager.countBy(DispositionEntity, { reportId });
}

/** Marks the last hop that gave a report to a desk as accepted; a copy gives it to nobody. Returns its id. */
export async function acceptLastHop(manager: EntityManager, reportId: string, acceptedAt: Date): Promise<string> {
  const last = await manager.findOneOrFail(DispositionEntity, { where: { reportId, kind: Not('CC') }, order: { hop: 'DESC' } });
  await manager.update(DispositionEntity, { id: last.id }, { acceptedAt });
  return last.id;
}

export async function insertFollowUp(manager: EntityManager, followUp: FollowUp): Promise<void> {
  await manager.insert(FollowUpEntity, followUp);
}
