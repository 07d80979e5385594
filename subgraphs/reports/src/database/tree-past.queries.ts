import type { StoredEvent } from '@lapor/subgraph-kit/event-log/event';
import type { PastPage } from '@lapor/subgraph-kit/event-log/follow';
import { comparePositions } from '@lapor/subgraph-kit/event-log/position';
import { type Queryable, type Range, readLog } from '@lapor/subgraph-kit/event-log/read';
import { readTopics } from '@lapor/subgraph-kit/event-log/read-topics';

const PAGE = 500;
/** Up to so many desks each one's index is read; beyond it most of the log is theirs, and it is read as it stands (docs/adr/0040). */
const FEW_DESKS = 500;

/** A page of what happened at any of these topics of desks; where they are many, also of what did not. */
export async function readPastOf(database: Queryable, topics: readonly string[], range: Range): Promise<PastPage> {
  if (topics.length <= FEW_DESKS) return toPage(await readTopics(database, topics, range, PAGE));
  const { events } = await readLog(database, range.after, PAGE);
  const within = events.filter(({ position }) => comparePositions(position, range.upTo) <= 0);
  return within.length < events.length ? { events: within, next: null } : toPage(events);
}

function toPage(events: readonly StoredEvent[]): PastPage {
  return { events, next: events.length === PAGE ? (events.at(-1)?.position ?? null) : null };
}
