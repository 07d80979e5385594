import type { Subject } from '@lapor/schema/identity';
import type { StoredEvent } from '@lapor/subgraph-kit/event-log/event';
import type { ReadPast } from '@lapor/subgraph-kit/event-log/follow';
import type { FollowDependencies } from '@lapor/subgraph-kit/event-log/follow-from';
import type { LiveTail } from '@lapor/subgraph-kit/event-log/tail';
import type { KnownTree } from '../database/known-tree.js';
import { readPastOf } from '../database/tree-past.queries.js';
import { reachesSubtree } from '../domain/visibility/reach.js';
import { sightFor } from '../domain/visibility/visibility.js';
import { DEADLINE_EVENTS, DEADLINE_KINDS, type DeadlineKind, treeTopicsOf } from '../events/subtree-events.js';
import { deadlineTopic, deskTopic, escalationTopic, subtreeTopic } from '../events/topics.js';
import { type FollowReports, follow } from './follow-events.js';
import { openSubtree } from './open-subtree.js';
import type { Following, SeenEvent } from './see-event.js';

/** What streams of agencies' trees are read from. */
export interface SubtreeDependencies extends FollowDependencies {
  readonly tree: KnownTree;
  /** The log by `treeTopicsOf`. */
  readonly treeTail: LiveTail;
}

/**
 * Follows every report on its way over any desk of an agency's tree, each event once. A desk belongs to the tree as long
 * as the registry says so: what happens from the move on is judged by the tree after it, and history by the tree of today.
 * Throws UNAUTHENTICATED, FORBIDDEN, CURSOR_INVALID or CURSOR_MISMATCH.
 */
export async function followSubtree(
  deps: SubtreeDependencies & FollowReports,
  subject: Subject,
  agencyCode: string,
  after: string | null,
): Promise<AsyncIterableIterator<SeenEvent>> {
  await openSubtree(deps.database, subject, agencyCode);
  const topic = subtreeTopic(agencyCode);
  return follow(inTree(deps, agencyCode, topic), { ...ofTree(deps, subject, agencyCode), topic }, after);
}

/** Which deadlines of a tree are followed. */
export interface DeadlinesFollowed {
  readonly agencyCode: string;
  readonly kinds: readonly DeadlineKind[];
}

/**
 * Follows the deadlines that are owed in an agency's tree, whomever they are told to. A follower is shown those that they
 * would read in the report's history, and those that an office of theirs was told of. Throws what `followSubtree` does.
 */
export async function followDeadlines(
  deps: SubtreeDependencies & FollowReports,
  subject: Subject,
  { agencyCode, kinds }: DeadlinesFollowed,
  after: string | null,
): Promise<AsyncIterableIterator<SeenEvent>> {
  await openSubtree(deps.database, subject, agencyCode);
  const asked = DEADLINE_KINDS.filter((kind) => kinds.includes(kind));
  const types = new Set<string>(asked.map((kind) => DEADLINE_EVENTS[kind]));
  const offices =
    subject.kind === 'officer' ? subject.memberships.map(({ agencyCode: desk, role }) => escalationTopic({ desk, role })) : [];
  const following = {
    ...ofTree(deps, subject, agencyCode),
    // Of another choice of kinds another stream: behind its cursor may lie what this one left out.
    topic: `${deadlineTopic(agencyCode)}:${asked.join()}`,
    wants: ({ type }: StoredEvent) => types.has(type),
    addressed: ({ topics }: StoredEvent) => offices.some((office) => topics.includes(office)),
  };
  return follow(inTree(deps, agencyCode, deadlineTopic(agencyCode)), following, after);
}

function ofTree({ tree }: SubtreeDependencies, subject: Subject, agencyCode: string): Omit<Following, 'topic'> {
  return {
    look: (report) => sightFor(subject, report),
    endsWithSight: false,
    holds: ({ oversights }) => reachesSubtree(subject, tree.latest().deskOf(agencyCode), oversights),
  };
}

/** Where a stream of a tree is read: its past by the desks of today, then what is classified as it comes. */
function inTree(deps: SubtreeDependencies & FollowReports, agencyCode: string, topic: string): FollowReports {
  const readPast: ReadPast = async (range) => {
    const tree = await deps.tree.current();
    const { events, next } = await readPastOf(deps.database, tree.below(agencyCode).map(deskTopic), range);
    const topicsOf = treeTopicsOf(tree);
    return { events: events.filter((event) => topicsOf(event).has(topic)), next };
  };
  const { head, listen } = deps.treeTail;
  // The stream is named by what was asked for, which the tail does not know of.
  return { ...deps, tail: { head, listen: (_name, listener) => listen(topic, listener) }, readPast };
}
