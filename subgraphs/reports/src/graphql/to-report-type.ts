import type { Subject } from '@lapor/schema/identity';
import type { Report } from '../domain/report/report.js';
import { classLabel } from '../domain/report/report-class.js';
import { stageOf, stateLabel } from '../domain/report/report-state.js';
import { takesPart } from '../domain/visibility/event-audience.js';
import { type Aspect, type Sight, shows, sightFor } from '../domain/visibility/visibility.js';
import { toAgency, toCategory, toCitizen, toRegion } from './references.type.js';
import { ReportType } from './report.type.js';

/** A report as a subject may see it. Null when for this subject there is no such report. */
export function toReportType(report: Report, subject: Subject): ReportType | null {
  return toReportTypeIn(report, sightFor(subject, report));
}

/**
 * The one door through which a report reaches the graph: every field is shown or hidden here, by a sight of this
 * report. Null when with it there is no such report. Outsiders get neither version nor time of the last change: both
 * move with every hidden event.
 */
export function toReportTypeIn(report: Report, { view, audiences }: Sight): ReportType | null {
  if (!shows(view)) return null;
  const only = <Value>(aspect: Aspect, value: Value): Value | null => (view.has(aspect) ? value : null);
  const inside = takesPart(audiences) || audiences.includes('OUTLINE');
  return Object.assign(new ReportType(), {
    view,
    audiences,
    id: report.id,
    trackingId: report.trackingId,
    class: report.class,
    classLabel: classLabel(report.class),
    title: only('originalContent', report.title),
    content: only('originalContent', report.content),
    publishedTitle: only('publicContent', report.publishedTitle),
    publishedContent: only('publicContent', report.publishedContent),
    eventDate: only('originalContent', report.eventDate),
    place: only('originalContent', report.place),
    state: report.state,
    stateLabel: stateLabel(report.state),
    stage: stageOf(report.state),
    anonymous: report.anonymous,
    confidential: report.confidential,
    published: report.published,
    reporter: toCitizen(only('reporterIdentity', report.citizenId)),
    region: toRegion(report.regionCode),
    category: toCategory(report.categoryId),
    desk: toAgency(report.deskCode),
    leadAgency: toAgency(report.leadAgencyCode),
    channel: report.channel,
    version: inside ? report.version : null,
    filedAt: report.filedAt,
    updatedAt: inside ? report.updatedAt : null,
    accessCode: null,
  });
}
