import type { Filing } from '../domain/filing/filing.js';
import type { Capacity } from '../domain/report/decide.js';
import type { Desk } from '../domain/report/desk.js';
import type { Report, ReportChannel } from '../domain/report/report.js';
import { formatTrackingId, TRACKING_ID_BYTES } from '../domain/report/tracking-id.js';
import type { ActionDependencies } from './dependencies.js';

/** What a new report is made of. */
export interface ReportParts extends Pick<Report, 'reporterId' | 'citizenId'> {
  readonly id: string;
  readonly filing: Filing;
  readonly channel: ReportChannel;
  readonly as: Capacity;
  readonly desk: Desk;
  readonly at: Date;
}

/** A report as it is received, under a tracking id that is drawn anew. */
export function newReport({ randomBytes }: Pick<ActionDependencies, 'randomBytes'>, parts: ReportParts): Report {
  const { id, filing, channel, as, desk, at, reporterId, citizenId } = parts;
  return {
    ...filing,
    id,
    trackingId: formatTrackingId(randomBytes(TRACKING_ID_BYTES)),
    publishedTitle: null,
    publishedContent: null,
    published: false,
    state: 'RECEIVED',
    deskCode: desk.code,
    desks: [desk],
    leadAgencyCode: null,
    ccDesks: [],
    openedBy: [],
    nationalPriority: false,
    oversights: [],
    reporterId,
    citizenId,
    channel,
    hops: 0,
    supervision: false,
    firstAssignedAt: null,
    fileCompleteAt: at,
    postponedFrom: null,
    postponeReason: null,
    completedAt: null,
    completedHow: null,
    mergedInto: null,
    handoverConsentAt: null,
    extensionDays: 0,
    ...filedBy(as),
    version: 1,
    filedAt: at,
    updatedAt: at,
  };
}

/** The office that filed for the reporter: a person's or, for an agency's system, the agency. */
function filedBy(as: Capacity): Pick<Report, 'filedByRole' | 'filedByAgencyCode'> {
  if (as.kind === 'OFFICER') return { filedByRole: as.role, filedByAgencyCode: as.agencyCode };
  return as.kind === 'API_CLIENT'
    ? { filedByRole: as.kind, filedByAgencyCode: as.agencyCode }
    : { filedByRole: null, filedByAgencyCode: null };
}
