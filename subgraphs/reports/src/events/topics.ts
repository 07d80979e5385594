import type { ReportChannel } from '@lapor/schema/report-channels';
import type { Recipient } from '../domain/clock/escalation.js';

const DESK = 'desk:';

/** The stream of one report's events. */
export function reportTopic(reportId: string): string {
  return `report:${reportId}`;
}

/** The stream of the events of every report a desk holds or has held. */
export function deskTopic(deskCode: string): string {
  return `${DESK}${deskCode}`;
}

/** The stream of the events of every report that came by a channel whose own client tells its reporters. */
export function channelTopic(channel: ReportChannel): string {
  return `channel:${channel}`;
}

/** The stream of what an office is told of clocks. */
export function escalationTopic({ desk, role }: Recipient): string {
  return `escalation:${role}:${desk}`;
}

/** The stream of the events of every report on its way over a desk of an agency's tree; it is not written with them. */
export function subtreeTopic(agencyCode: string): string {
  return `subtree:${agencyCode}`;
}

/** The stream of the deadlines that are owed in an agency's tree; it is not written with their events. */
export function deadlineTopic(agencyCode: string): string {
  return `deadlines:${agencyCode}`;
}

/** The code of the desk whose stream a topic is; null of another. */
export function deskOf(topic: string): string | null {
  return topic.startsWith(DESK) ? topic.slice(DESK.length) : null;
}
