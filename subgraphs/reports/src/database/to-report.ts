import type { Report } from '../domain/report/report.js';
import type { ReportEntity } from './report.entity.js';

/**
 * The report in a row. Its desks come from the virtual column, which knows their place in the tree; the reporter of a
 * report of before is the citizen themselves.
 */
export function toReport({ deskCodes: _deskCodes, listKey, reporterReference: _reference, ...row }: ReportEntity): Report {
  const citizenId = listKey === null ? row.reporterId : row.citizenId;
  return { ...row, citizenId: row.anonymous ? null : citizenId };
}

type StoredRow = Omit<ReportEntity, 'desks' | 'ccDesks' | 'nationalPriority' | 'oversights' | 'listKey' | 'reporterReference'>;

/** The row of a report: its desks are stored by code, their place in the tree is the registry's. */
export function toReportRow(whole: Report): StoredRow {
  const { desks, ccDesks: _ccDesks, nationalPriority: _nationalPriority, oversights: _oversights, openedBy, ...report } = whole;
  return { ...report, openedBy: [...openedBy], deskCodes: desks.map((desk) => desk.code) };
}

/** The columns that a command may change. The original text is not among them: it stays as the reporter sent it. */
export function toChangeableColumns(report: Report) {
  return {
    class: report.class,
    publishedTitle: report.publishedTitle,
    publishedContent: report.publishedContent,
    regionCode: report.regionCode,
    categoryId: report.categoryId,
    anonymous: report.anonymous,
    confidential: report.confidential,
    published: report.published,
    state: report.state,
    deskCode: report.deskCode,
    deskCodes: report.desks.map((desk) => desk.code),
    leadAgencyCode: report.leadAgencyCode,
    // Nothing that is kept of an anonymous report leads to its reporter.
    citizenId: report.anonymous ? null : report.citizenId,
    openedBy: [...report.openedBy],
    hops: report.hops,
    supervision: report.supervision,
    firstAssignedAt: report.firstAssignedAt,
    fileCompleteAt: report.fileCompleteAt,
    postponedFrom: report.postponedFrom,
    postponeReason: report.postponeReason,
    completedAt: report.completedAt,
    completedHow: report.completedHow,
    mergedInto: report.mergedInto,
    handoverConsentAt: report.handoverConsentAt,
    extensionDays: report.extensionDays,
    version: report.version,
    updatedAt: report.updatedAt,
  } satisfies Partial<ReportEntity>;
}
