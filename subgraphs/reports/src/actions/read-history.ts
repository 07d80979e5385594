import { assertAllowed } from '@lapor/kit/refusal';
import { decodeCursor } from '@lapor/subgraph-kit/event-log/cursor';
import type { StoredEvent } from '@lapor/subgraph-kit/event-log/event';
import { type Position, START } from '@lapor/subgraph-kit/event-log/position';
import { type Queryable, readTopic } from '@lapor/subgraph-kit/event-log/read';
import { reportTopic } from '../events/topics.js';

/** Behind every position there can be. */
const END: Position = { txid: 2n ** 64n - 1n, number: 2n ** 63n - 1n };

/** Which part of a history is read. */
export interface HistoryPage {
  /** A cursor of the report's stream; null from the beginning. */
  readonly after: string | null;
  readonly limit: number;
  /** Only events of these types. */
  readonly types: readonly string[];
}

/**
 * The events of a report from a cursor on, oldest first. The cursors are those of the report's stream: who has read
 * the history follows on from its end without gap. Throws CURSOR_INVALID or CURSOR_MISMATCH.
 */
export async function readHistory(
  database: Queryable,
  reportId: string,
  { after, limit, types }: HistoryPage,
): Promise<readonly StoredEvent[]> {
  const topic = reportTopic(reportId);
  const start = after === null ? ({ ok: true, position: START } as const) : decodeCursor(topic, after);
  assertAllowed(start);
  return readTopic(database, topic, { after: start.position, upTo: END, types }, limit);
}
