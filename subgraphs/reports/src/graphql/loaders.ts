import DataLoader from 'dataloader';
import { findDispositions, findFollowUps, findReports, findReportsByTrackingId, type Reader } from '../database/report.queries.js';
import {
  countSupports,
  findAnswerDrafts,
  findClosings,
  findExtensionRequests,
  findMessages,
  findNotes,
  findObjections,
  findRatings,
} from '../database/report-life.queries.js';
import type { AnswerDraft } from '../domain/answer/answer-draft.js';
import type { Closing } from '../domain/closing/closing.js';
import type { InternalNote, Message } from '../domain/dialogue/message.js';
import type { ExtensionRequest } from '../domain/extension/extension.js';
import type { Objection } from '../domain/objection/objection.js';
import type { Rating } from '../domain/rating/rating.js';
import type { Disposition, FollowUp, Report } from '../domain/report/report.js';
import { parseTrackingId } from '../domain/report/tracking-id.js';

export interface ReportLoaders {
  readonly report: DataLoader<string, Report | null>;
  readonly reportByTrackingId: DataLoader<string, Report | null>;
  readonly dispositions: DataLoader<string, readonly Disposition[]>;
  readonly followUps: DataLoader<string, readonly FollowUp[]>;
  readonly messages: DataLoader<string, readonly Message[]>;
  readonly notes: DataLoader<string, readonly InternalNote[]>;
  readonly answerDrafts: DataLoader<string, readonly AnswerDraft[]>;
  readonly closings: DataLoader<string, readonly Closing[]>;
  readonly extensions: DataLoader<string, readonly ExtensionRequest[]>;
  readonly rating: DataLoader<string, Rating | null>;
  readonly objection: DataLoader<string, Objection | null>;
  readonly supportCount: DataLoader<string, number>;
}

// They gather what is asked in one tick into one statement, and remember nothing: a mutation's answer and every event
// of a subscription must show the rows as they are by then.
const OPTIONS = { cache: false } as const;

/** The batched reads of a request. An id nobody knows, or that is no id, loads null. */
export function createLoaders(reader: Reader): ReportLoaders {
  return {
    report: new DataLoader(async (ids) => {
      const byId = new Map((await findReports(reader, ids)).map((report) => [report.id, report]));
      return ids.map((id) => byId.get(id.toLowerCase()) ?? null);
    }, OPTIONS),
    reportByTrackingId: new DataLoader(async (texts) => {
      const wanted = texts.map(parseTrackingId);
      const reports = await findReportsByTrackingId(
        reader,
        wanted.filter((id) => id !== null),
      );
      const byTrackingId = new Map(reports.map((report) => [report.trackingId, report]));
      return wanted.map((id) => (id === null ? null : (byTrackingId.get(id) ?? null)));
    }, OPTIONS),
    dispositions: new DataLoader(async (ids) => groupByReport(ids, await findDispositions(reader, ids)), OPTIONS),
    followUps: new DataLoader(async (ids) => groupByReport(ids, await findFollowUps(reader, ids)), OPTIONS),
    messages: new DataLoader(async (ids) => groupByReport(ids, await findMessages(reader, ids)), OPTIONS),
    notes: new DataLoader(async (ids) => groupByReport(ids, await findNotes(reader, ids)), OPTIONS),
    answerDrafts: new DataLoader(async (ids) => groupByReport(ids, await findAnswerDrafts(reader, ids)), OPTIONS),
    closings: new DataLoader(async (ids) => groupByReport(ids, await findClosings(reader, ids)), OPTIONS),
    extensions: new DataLoader(async (ids) => groupByReport(ids, await findExtensionRequests(reader, ids)), OPTIONS),
    rating: new DataLoader(async (ids) => onePerReport(ids, await findRatings(reader, ids)), OPTIONS),
    objection: new DataLoader(async (ids) => onePerReport(ids, await findObjections(reader, ids)), OPTIONS),
    supportCount: new DataLoader(async (ids) => {
      const counts = await countSupports(reader, ids);
      return ids.map((id) => counts.get(id) ?? 0);
    }, OPTIONS),
  };
}

function groupByReport<Row extends { readonly reportId: string }>(ids: readonly string[], rows: readonly Row[]): (readonly Row[])[] {
  const groups = Map.groupBy(rows, (row) => row.reportId);
  return ids.map((id) => groups.get(id) ?? []);
}

function onePerReport<Row extends { readonly reportId: string }>(ids: readonly string[], rows: readonly Row[]): (Row | null)[] {
  const byReport = new Map(rows.map((row) => [row.reportId, row]));
  return ids.map((id) => byReport.get(id) ?? null);
}
