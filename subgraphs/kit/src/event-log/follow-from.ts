import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@lapor/kit/log';
import { assertAllowed, RefusalError } from '@lapor/kit/refusal';
import type { DataSource } from 'typeorm';
import { beginsBehind } from './beginning.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import type { StoredEvent } from './event.js';
import { type FollowOptions, followTopic, type ReadPast } from './follow.js';
import type { Forgotten } from './forgotten.js';
import { comparePositions, type Position } from './position.js';
import { settledHead } from './read.js';
import { stoppable } from './stoppable.js';
import type { LiveTail } from './tail.js';

/** What a client's stream of events is read from. */
export interface FollowDependencies {
  readonly database: DataSource;
  readonly tail: LiveTail;
  readonly log: Logger;
  /** What is too old to be followed; without it, nothing is. */
  readonly forgotten?: Forgotten;
  /** How the past is read of a topic that is not written with its events (`derive-tail.ts`). */
  readonly readPast?: ReadPast;
}

/** What becomes of an event: it may be shown to the follower, and may be the last one. */
export interface Sight<Seen> {
  readonly shown?: Seen;
  readonly over?: boolean;
}
export type See<Seen> = (event: StoredEvent) => Promise<Sight<Seen>>;

/** How a follower looks at events. */
interface Looking<Seen> {
  readonly see: See<Seen>;
  /** See FollowOptions. */
  readonly expect?: FollowOptions['expect'];
}

const RETRY_MS = 500;

/**
 * Opens a client's stream of a topic: history behind `after` first, then live. `after` is a cursor as the client holds
 * it, a position, or null for now. Throws CURSOR_INVALID, CURSOR_MISMATCH or CURSOR_EXPIRED.
 *
 * While the database is away the stream waits at its place instead of ending with an error, because one broken stream
 * would close the gateway's connection with everybody else's.
 */
export async function followFrom<Seen>(
  deps: FollowDependencies,
  topic: string,
  after: string | Position | null,
  looking: See<Seen> | Looking<Seen>,
): Promise<AsyncIterableIterator<Seen>> {
  const position = await startOf(deps, topic, after);
  const look = typeof looking === 'function' ? { see: looking } : looking;
  const stream = stoppable((signal) => run(deps, { topic, ...look }, position, signal));
  return beginsBehind(stream, encodeCursor(topic, position));
}

/**
 * Where a client goes on in a topic: behind a cursor as the client holds it, at a position, or with null from now on.
 * Throws CURSOR_INVALID, CURSOR_MISMATCH or CURSOR_EXPIRED.
 */
export async function startOf(
  { database, tail, forgotten }: Pick<FollowDependencies, 'database' | 'tail' | 'forgotten'>,
  topic: string,
  after: string | Position | null,
): Promise<Position> {
  // What was committed before this moment is past, also when this process has not read it yet.
  if (after === null) return settledHead(database);
  if (typeof after !== 'string') return after;
  const decoded = decodeCursor(topic, after);
  assertAllowed(decoded);
  const { position } = decoded;
  // Another instance may have read further than this one; only the database knows what nobody can have read.
  const fromFuture = comparePositions(position, tail.head()) > 0 && comparePositions(position, await settledHead(database)) > 0;
  if (fromFuture) throw new RefusalError('CURSOR_INVALID');
  if (await forgotten?.covers(position)) throw new RefusalError('CURSOR_EXPIRED');
  return position;
}

async function* run<Seen>(
  { database, tail, log, readPast }: FollowDependencies,
  { topic, see, expect }: { readonly topic: string } & Looking<Seen>,
  after: Position,
  signal: AbortSignal,
): AsyncGenerator<Seen, void, undefined> {
  let position = after;
  while (!signal.aborted) {
    const events = followTopic({ database, tail, topic, after: position, readPast, expect });
    signal.onabort = () => void events.return?.();
    try {
      for await (const event of events) {
        const { shown, over } = await see(event);
        position = event.position;
        if (shown !== undefined) yield shown;
        if (over) return;
      }
    } catch (err) {
      if (!signal.aborted) log.warn({ err }, 'events cannot be read; trying again');
      await delay(RETRY_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
