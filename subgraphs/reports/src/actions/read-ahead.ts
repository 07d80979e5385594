import type { StoredEvent } from '@lapor/subgraph-kit/event-log/event';

/** What is to be known of the reports of a stream's events, as it is when an event is handed out. */
export interface ReadAhead<Known> {
  /** Told of events, in order, before they are handed out one after another. */
  expect(events: readonly StoredEvent[]): void;
  of(event: StoredEvent): Promise<Known | undefined>;
}

/** What was read with one statement. */
interface Batch<Known> {
  readonly events: ReadonlySet<StoredEvent>;
  /** Where it ends among those that were expected. */
  readonly end: number;
  /** When it came; undefined as long as it is on its way. */
  cameAt: number | undefined;
  readonly known: Promise<ReadonlyMap<string, Known>>;
}

const AT_ONCE = 100;
/**
 * How old what was read may be, counted from when it came: a database that takes longer than this to answer would otherwise be
 * asked about a hundred reports for each single event, and take longer still.
 */
const FRESH_MS = 100;

/**
 * Reads for the next events with one statement, and for those behind them while these are handed out: whoever comes back after
 * a night has thousands of them. What was read stands for the events that it was read for and for no later one, so that nothing
 * is judged by how a report was before.
 * @param read what is known of some reports; those that there are not are left out.
 * @param clock in milliseconds, from wherever.
 */
export function createReadAhead<Known extends { readonly id: string }>(
  read: (ids: readonly string[]) => Promise<readonly Known[]>,
  clock: () => number = () => performance.now(),
): ReadAhead<Known> {
  let coming: readonly StoredEvent[] = [];
  let current: Batch<Known> | undefined;
  let behind: Batch<Known> | undefined;
  const readFor = (events: readonly StoredEvent[], end: number): Batch<Known> => {
    const known = read([...new Set(events.map(({ aggregate }) => aggregate.id))]).then((found) => {
      batch.cameAt = clock();
      return byId(found);
    });
    // Whoever asks for it is told, and nobody may; the next event asks anew.
    known.catch(() => {
      batch.cameAt = Number.NEGATIVE_INFINITY;
    });
    const batch: Batch<Known> = { events: new Set(events), end, cameAt: undefined, known };
    return batch;
  };
  const isFor = (batch: Batch<Known> | undefined, event: StoredEvent): batch is Batch<Known> =>
    batch?.events.has(event) === true && (batch.cameAt === undefined || clock() - batch.cameAt <= FRESH_MS);
  const readFrom = (start: number): Batch<Known> => readFor(coming.slice(start, start + AT_ONCE), start + AT_ONCE);
  return {
    expect(events) {
      coming = events;
      behind = undefined;
    },
    async of(event) {
      if (!isFor(current, event)) {
        const at = coming.indexOf(event);
        if (isFor(behind, event)) current = behind;
        else current = at < 0 ? readFor([event], coming.length) : readFrom(at);
        behind = current.end < coming.length ? readFrom(current.end) : undefined;
      }
      return (await current.known).get(event.aggregate.id);
    },
  };
}

function byId<Known extends { readonly id: string }>(found: readonly Known[]): ReadonlyMap<string, Known> {
  return new Map(found.map((each) => [each.id, each]));
}
