import { setTimeout as delay } from 'node:timers/promises';
import { RefusalError } from '@lapor/kit/refusal';
import type { SubgraphAnswer } from '../execution/execution.js';
import type { EventStream } from './upstream.js';
import { Overflowed } from './waiting-events.js';

export interface LastingStreamOptions {
  /** Opens it from behind the last event that was handed out, or from its beginning when none was. */
  readonly open: () => EventStream;
  /** Whether it can be opened again without losing what has come meanwhile. */
  readonly canGoOn: () => boolean;
  /** Whether whoever takes the events has not kept up, although there was time. */
  readonly isTooSlow: (overflowed: Overflowed) => boolean;
}

/** Events of a subgraph, over as many connections as it takes. */
export interface LastingStream {
  next(): Promise<IteratorResult<SubgraphAnswer, undefined>>;
  /** Opens it again, from behind the last event that was handed out. */
  reopen(): void;
  close(): void;
}

/** How long a subgraph may be away. */
const PATIENCE_MS = 30_000;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

/** A stream that lasts through a restart of its subgraph, and through more events than could wait. */
export function openLastingStream({ open, canGoOn, isTooSlow }: LastingStreamOptions): LastingStream {
  let stream = open();
  let openedAt = performance.now();
  let attempts = 0;
  let lostAt = 0;
  const closed = new AbortController();
  const reopen = () => {
    void stream.return?.();
    stream = open();
    openedAt = performance.now();
  };
  const goOn = async (error: unknown): Promise<void> => {
    if (error instanceof Overflowed) {
      if (!canGoOn() || isTooSlow(error)) throw new RefusalError('SUBSCRIPTION_TOO_SLOW');
      return reopen();
    }
    if (!isLoss(error) || !canGoOn()) throw error;
    const now = performance.now();
    if (attempts === 0 || now - openedAt > PATIENCE_MS) [attempts, lostAt] = [0, now];
    if (now - lostAt > PATIENCE_MS) throw error;
    // Everybody's streams are lost at one time, and must not all come back at one time.
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempts) * (0.5 + Math.random());
    attempts += 1;
    await delay(wait, undefined, { signal: closed.signal }).catch(() => undefined);
    if (!closed.signal.aborted) reopen();
  };
  return {
    async next() {
      while (!closed.signal.aborted) {
        try {
          const event = await stream.next();
          if (!event.done) attempts = 0;
          return event;
        } catch (error) {
          await goOn(error);
        }
      }
      return { done: true, value: undefined };
    },
    reopen,
    close() {
      closed.abort();
      void stream.return?.();
    },
  };
}

function isLoss(error: unknown): boolean {
  return error instanceof RefusalError && error.extensions.code === 'SUBGRAPH_UNAVAILABLE';
}
