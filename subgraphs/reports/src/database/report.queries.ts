import { Any, type DataSource, type EntityManager } from 'typeorm';
import { isId } from '../domain/input/identifier.js';
import type { Disposition, FollowUp, Report } from '../domain/report/report.js';
import { DispositionEntity } from './disposition.entity.js';
import { FollowUpEntity } from './follow-up.entity.js';
import { ReportEntity } from './report.entity.js';
import { toReport } from './to-report.js';

/** Whatever reads rows: the data source, or the manager of a transaction. */
export type Reader = Pick<DataSource | EntityManager, 'getRepository'>;

/** Reads reports by id in one statement; what is no id, or no report's, is not among them. */
export async function findReports(reader: Reader, ids: readonly string[]): Promise<readonly Report[]> {
  const known = ids.filter(isId);
  if (known.length === 0) return [];
  return (await reader.getRepository(ReportEntity).find({ where: { id: Any(known) } })).map(toReport);
}

/** Reads reports by tracking id (as stored, see parseTrackingId) in one statement. */
export async function findReportsByTrackingId(reader: Reader, trackingIds: readonly string[]): Promise<readonly Report[]> {
  if (trackingIds.length === 0) return [];
  return (await reader.getRepository(ReportEntity).find({ where: { trackingId: Any([...trackingIds]) } })).map(toReport);
}

/** The dispositions of several reports, first hop first. */
export async function findDispositions(reader: Reader, reportIds: readonly string[]): Promise<readonly Disposition[]> {
  return reader.getRepository(DispositionEntity).find({ where: { reportId: Any([...reportIds]) }, order: { reportId: 'ASC', hop: 'ASC' } });
}

/** The follow-ups of several reports, oldest first. */
export async function findFollowUps(reader: Reader, reportIds: readonly string[]): Promise<readonly FollowUp[]> {
  return reader.getRepository(FollowUpEntity).find({ where: { reportId: Any([...reportIds]) }, order: { reportId: 'ASC', id: 'ASC' } });
}
