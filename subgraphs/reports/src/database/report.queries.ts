import { Any } from 'typeorm';
import { isId } from '../domain/input/identifier.js';
import type { Disposition, FollowUp, Report } from '../domain/report/report.js';
import { DispositionEntity } from './disposition.entity.js';
import { FollowUpEntity } from './follow-up.entity.js';
import { type Reader, selectReports } from './report-rows.js';

export type { Reader } from './report-rows.js';

/** Reads reports by id in one statement; what is no id, or no report's, is not among them. */
export async function findReports(reader: Reader, ids: readonly string[]): Promise<readonly Report[]> {
  const known = ids.filter(isId);
  if (known.length === 0) return [];
  return selectReports(reader, 'where report.id = any($1)', [known]);
}

/** Reads reports by tracking id (as stored, see parseTrackingId) in one statement. */
export async function findReportsByTrackingId(reader: Reader, trackingIds: readonly string[]): Promise<readonly Report[]> {
  if (trackingIds.length === 0) return [];
  return selectReports(reader, 'where report.tracking_id = any($1)', [trackingIds]);
}

/** The dispositions of several reports, first hop first. */
export async function findDispositions(reader: Reader, reportIds: readonly string[]): Promise<readonly Disposition[]> {
  return reader.getRepository(DispositionEntity).find({ where: { reportId: Any([...reportIds]) }, order: { reportId: 'ASC', hop: 'ASC' } });
}

/** The follow-ups of several reports, oldest first. */
export async function findFollowUps(reader: Reader, reportIds: readonly string[]): Promise<readonly FollowUp[]> {
  return reader.getRepository(FollowUpEntity).find({ where: { reportId: Any([...reportIds]) }, order: { reportId: 'ASC', id: 'ASC' } });
}
