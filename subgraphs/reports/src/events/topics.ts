import type { Recipient } from '../domain/clock/escalation.js';

/** The stream of one report's events. */
export function reportTopic(reportId: string): string {
  return `report:${reportId}`;
}

/** The stream of the events of every report a desk holds or has held. */
export function deskTopic(deskCode: string): string {
  return `desk:${deskCode}`;
}

/** The stream of what an office is told of clocks. */
export function escalationTopic({ desk, role }: Recipient): string {
  return `escalation:${role}:${desk}`;
}
