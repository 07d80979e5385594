import type { StoredEvent } from '@lapor/subgraph-kit/event-log/event';
import type { PastPage } from '@lapor/subgraph-kit/event-log/follow';
import { comparePositions, type Position } from '@lapor/subgraph-kit/event-log/position';
import { type Queryable, type Range, readLog } from '@lapor/subgraph-kit/event-log/read';
import { endOfStretch, readTopics } from '@lapor/subgraph-kit/event-log/read-topics';

const PAGE = 500;
/** So many desks have few enough entries to be merged over any stretch of the log. */
const FEW_DESKS = 16;
/** Beyond so many, most of what happens is theirs: the log is read as it stands. */
const MANY_DESKS = 1_000;
/** Over how much of the log the entries of more desks are merged for a page. */
const STRETCH = 20_000;

/**
 * A page of what happened at any of these topics of desks, and where they are many also of what did not; measured in
 * docs/adr/0040.
 */
export async function readPastOf(database: Queryable, topics: readonly string[], range: Range): Promise<PastPage> {
  if (topics.length > MANY_DESKS) return readAll(database, range);
  const end = topics.length > FEW_DESKS ? await endOfStretch(database, range.after, STRETCH) : null;
  const upTo = end && comparePositions(end, range.upTo) < 0 ? end : range.upTo;
  const page = toPage(await readTopics(database, topics, { ...range, upTo }, PAGE));
  return page.next === null && upTo !== range.upTo ? { ...page, next: upTo } : page;
}

async function readAll(database: Queryable, { after, upTo }: Range): Promise<PastPage> {
  const { events } = await readLog(database, after, PAGE);
  const within = events.filter(({ position }) => comparePositions(position, upTo) <= 0);
  return within.length < events.length ? { events: within, next: null } : toPage(events);
}

function toPage(events: readonly StoredEvent[]): PastPage {
  const next: Position | null = events.length === PAGE ? (events.at(-1)?.position ?? null) : null;
  return { events, next };
}
