import type { StoredEvent } from './event.js';
import { comparePositions, type Position } from './position.js';
import { type Queryable, readTopic, settledHead } from './read.js';

/** One page of a topic for one reader. */
export interface SeenPage<Seen> {
  readonly seen: readonly Seen[];
  /** Behind what the reader goes on. */
  readonly end: Position;
  /** Whether there is more to read at once. */
  readonly hasNext: boolean;
}

/** What a reader may see of events, in their order; null for one that is hidden. */
export type SeePage<Seen> = (events: readonly StoredEvent[]) => Promise<readonly (Seen | null)[]>;

const SCAN = 500;
/** So many events are looked at for one page at most, unless one transaction wrote more. */
const SCAN_MAX = 5_000;

/**
 * A page of a topic behind a position, in the order and by the settled positions of its live stream: nothing can appear
 * behind the reader. Hidden events are passed over, and the page ends behind them, so a reader goes on also where every
 * event was hidden. Where it ends says nothing of them: behind an event that is shown, or else at the end of the whole
 * log, which moves with anything that happens anywhere in the country.
 *
 * Only where thousands of hidden events lie together it ends earlier, and then not at one of them: at the greatest
 * distance from the beginning, in transactions and a power of two, that has been looked through.
 */
export async function readSeenPage<Seen>(
  database: Queryable,
  topic: string,
  { after, first }: { readonly after: Position; readonly first: number },
  see: SeePage<Seen>,
): Promise<SeenPage<Seen>> {
  const head = await settledHead(database);
  const shown: { readonly position: Position; readonly seen: Seen }[] = [];
  const upTo = (end: Position) => shown.filter(({ position }) => comparePositions(position, end) <= 0).map(({ seen }) => seen);
  let last = after;
  for (let scanned = 0, limit = Math.min(SCAN, first + 1); ; limit = SCAN) {
    const events = await readTopic(database, topic, { after: last, upTo: head }, limit);
    const seen = await see(events);
    for (const [index, { position }] of events.entries()) {
      const given = seen[index];
      if (given !== null && given !== undefined) shown.push({ position, seen: given });
    }
    last = events.at(-1)?.position ?? last;
    scanned += events.length;
    const full = shown.length > first ? shown[first - 1] : undefined;
    if (full) return { seen: upTo(full.position), end: full.position, hasNext: true };
    if (events.length < limit) return { seen: upTo(head), end: comparePositions(after, head) > 0 ? after : head, hasNext: false };
    const end = scanned >= SCAN_MAX ? wayLookedThrough(after, last) : null;
    if (end) return { seen: upTo(end), end, hasNext: true };
  }
}

/** A place between the two that no event of the topic stands for; null when they are one transaction. */
function wayLookedThrough({ txid: from }: Position, { txid: last }: Position): Position | null {
  if (last <= from) return null;
  let step = 1n;
  while (from + 2n * step <= last) step *= 2n;
  return { txid: from + step, number: 0n };
}
