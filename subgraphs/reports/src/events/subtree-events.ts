import type { StoredEvent } from '@lapor/subgraph-kit/event-log/event';
import type { DeskTree } from '../domain/report/desk-tree.js';
import type { ReportEventPayload } from './report-event.js';
import { deadlineTopic, deskOf, subtreeTopic } from './topics.js';

/** What is told of deadlines, by the kind that a follower asks for. */
export const DEADLINE_EVENTS = { APPROACHING: 'ClockReminded', BREACHED: 'ClockBreached' } as const;
export type DeadlineKind = keyof typeof DEADLINE_EVENTS;
export const DEADLINE_KINDS = Object.keys(DEADLINE_EVENTS) as readonly DeadlineKind[];

const TYPES: ReadonlySet<string> = new Set(Object.values(DEADLINE_EVENTS));

/**
 * The streams of agencies' trees that an event belongs to as the tree is now: of every desk on the report's way, and for
 * a deadline of the desk that held the report then, which owes it. An agency that has handed a report on owes nothing.
 */
export function treeTopicsOf(tree: DeskTree): (event: StoredEvent) => ReadonlySet<string> {
  return ({ type, topics, payload }) => {
    const { agencyCode } = payload as unknown as ReportEventPayload;
    const desks = topics.map(deskOf).filter((desk) => desk !== null);
    const works = desks.flatMap(tree.rootsOf).map(subtreeTopic);
    const owes = TYPES.has(type) && agencyCode !== null ? tree.rootsOf(agencyCode).map(deadlineTopic) : [];
    return new Set([...works, ...owes]);
  };
}
