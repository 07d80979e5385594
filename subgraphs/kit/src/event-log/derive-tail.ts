import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import type { StoredEvent } from './event.js';
import { createListeners } from './listeners.js';
import { EVERYTHING, type LiveTail } from './tail.js';

/** To which topics an event belongs. */
export type Classify = (event: StoredEvent) => Iterable<string>;

export interface DeriveOptions {
  readonly tail: LiveTail;
  /** Asked for each batch after its events were read: what it rests on may change, and is never older than they are. */
  readonly classify: () => Promise<Classify>;
  readonly log: Logger;
}

const RETRY_MS = 250;

/**
 * A tail of topics that are not written with events but follow from them and from something that changes. Each event is
 * classified once, however many follow, and not at all while nobody does. While that cannot be done it stands, and goes
 * on afterwards without a gap.
 */
export function deriveTail({ tail, classify, log }: DeriveOptions): LiveTail & Running {
  const listeners = createListeners();
  const stopped = new AbortController();
  let waiting: StoredEvent[] = [];
  let working = false;
  const source = tail.listen(EVERYTHING, (event) => {
    if (!working && listeners.size === 0) {
      head = event.position;
      return;
    }
    waiting.push(event);
    if (!working) void work();
  });
  let head = source.from;

  const classifier = async (): Promise<Classify | null> => {
    while (!stopped.signal.aborted) {
      try {
        return await classify();
      } catch (err) {
        if (!stopped.signal.aborted) log.warn({ err }, 'events cannot be classified; trying again');
        await delay(RETRY_MS, undefined, { signal: stopped.signal }).catch(() => undefined);
      }
    }
    return null;
  };
  const dispatch = (event: StoredEvent, topicsOf: Classify) => {
    for (const topic of topicsOf(event)) listeners.tell(topic, event);
    head = event.position;
  };
  const work = async () => {
    working = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const topicsOf = await classifier();
      if (!topicsOf) return;
      for (const event of batch) dispatch(event, topicsOf);
    }
    working = false;
  };

  return {
    head: () => head,
    listen(topic, listener) {
      return { from: head, stop: listeners.add(topic, listener) };
    },
    async stop() {
      source.stop();
      stopped.abort();
    },
  };
}
