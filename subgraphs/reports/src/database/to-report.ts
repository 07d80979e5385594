import type { Report } from '../domain/report/report.js';
import type { ReportEntity } from './report.entity.js';

/**
 * The report in a row. Its desks come from the virtual column, which knows their place in the tree; the reporter of a
 * report of before is the citizen themselves. Field by field, because leaving some out of all is slow for who reads thousands.
 */
export function toReport(row: ReportEntity): Report {
  const citizenId = row.listKey === null ? row.reporterId : row.citizenId;
  return {
    id: row.id,
    trackingId: row.trackingId,
    class: row.class,
    title: row.title,
    content: row.content,
    publishedTitle: row.publishedTitle,
    publishedContent: row.publishedContent,
    eventDate: row.eventDate,
    place: row.place,
    regionCode: row.regionCode,
    categoryId: row.categoryId,
    nationalPriority: row.nationalPriority,
    oversights: row.oversights,
    targetAgencyCode: row.targetAgencyCode,
    anonymous: row.anonymous,
    confidential: row.confidential,
    published: row.published,
    state: row.state,
    deskCode: row.deskCode,
    desks: row.desks,
    ccDesks: row.ccDesks,
    openedBy: row.openedBy,
    leadAgencyCode: row.leadAgencyCode,
    hops: row.hops,
    supervision: row.supervision,
    firstAssignedAt: row.firstAssignedAt,
    fileCompleteAt: row.fileCompleteAt,
    postponedFrom: row.postponedFrom,
    postponeReason: row.postponeReason,
    completedAt: row.completedAt,
    completedHow: row.completedHow,
    mergedInto: row.mergedInto,
    handoverConsentAt: row.handoverConsentAt,
    extensionDays: row.extensionDays,
    filedByRole: row.filedByRole,
    filedByAgencyCode: row.filedByAgencyCode,
    reporterId: row.reporterId,
    citizenId: row.anonymous ? null : citizenId,
    channel: row.channel,
    version: row.version,
    filedAt: row.filedAt,
    updatedAt: row.updatedAt,
  };
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
