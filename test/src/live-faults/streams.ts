import type { Role } from '@lapor/schema/identity';
import { encodeCursor } from '@lapor/subgraph-kit/event-log/cursor';
import { START } from '@lapor/subgraph-kit/event-log/position';

/** A subscription, and which events of the log it is made from. */
export interface Stream {
  readonly kind: 'desk' | 'subtree' | 'report' | 'escalation';
  /** The code of the agency, or the report's id. */
  readonly of: string;
  readonly role?: Role;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The cursor in front of its first event. */
  readonly begin: string;
}

const EVENT = '{ cursor id type state actorKind report { id version reporter { id } } agency { code } }';
/** With a field of another subgraph, which is fetched for each event. */
const JOINED = EVENT.replace('agency { code }', 'agency { code name }');

export function deskStream(agencyCode: string, isJoined = false): Stream {
  const event = isJoined ? JOINED : EVENT;
  const query = `subscription ($agencyCode: String!, $after: String) { event: deskEvents(agencyCode: $agencyCode, after: $after) ${event} }`;
  return { kind: 'desk', of: agencyCode, query, variables: { agencyCode }, begin: encodeCursor(`desk:${agencyCode}`, START) };
}

export function subtreeStream(agencyCode: string): Stream {
  const query = `subscription ($agencyCode: String!, $after: String) { event: subtreeEvents(agencyCode: $agencyCode, after: $after) ${EVENT} }`;
  return { kind: 'subtree', of: agencyCode, query, variables: { agencyCode }, begin: encodeCursor(`subtree:${agencyCode}`, START) };
}

export function reportStream(reportId: string): Stream {
  const query = `subscription ($reportId: ID!, $after: String) { event: reportEvents(reportId: $reportId, after: $after) ${EVENT} }`;
  return { kind: 'report', of: reportId, query, variables: { reportId }, begin: encodeCursor(`report:${reportId}`, START) };
}

export function escalationStream(role: Role, agencyCode: string): Stream {
  const query = `subscription ($agencyCode: String!, $role: ReportActorRole!, $after: String) {
    event: escalationEvents(agencyCode: $agencyCode, role: $role, after: $after) ${EVENT} }`;
  const begin = encodeCursor(`escalation:${role}:${agencyCode}`, START);
  return { kind: 'escalation', of: agencyCode, role, query, variables: { agencyCode, role }, begin };
}
