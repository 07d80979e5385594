import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@lapor/kit/log';
import { Client } from 'pg';
import type { StoredEvent } from './event.js';
import { createListeners, type EventListener } from './listeners.js';
import { comparePositions, type Position } from './position.js';
import { type Queryable, readLog, settledHead } from './read.js';

/** The NOTIFY channel. A notification only wakes the reader; what it reads comes from the table. */
export const EVENT_LOG_CHANNEL = 'event_log';
/** The topic of a listener that wants every event. */
export const EVERYTHING = '*';

const PAGE = 500;
/** How many of the last events are kept for followers at the log's end, who would all read the same. */
const RECENT = 1_000;
const UNSETTLED_RETRY_MS = 5;
/** A safety net, should a notification be lost together with its connection. */
const IDLE_POLL_MS = 2_000;
const RECONNECT_MS = 250;

/** Hands out events as they come. */
export interface LiveTail {
  /** Everything up to here has been handed to the listeners. */
  head(): Position;
  /** Hands every event behind the returned position to the listener, in order, until the returned function is called. */
  listen(topic: string, listener: EventListener): { readonly from: Position; readonly stop: () => void };
}

/** The one live reader of a process; everything that follows this log hangs on it. */
export interface Tail extends LiveTail {
  /** The events behind a position up to the head, from memory; null when it does not reach back so far. */
  recent(after: Position): readonly StoredEvent[] | null;
  stop(): Promise<void>;
}

export interface TailOptions {
  readonly database: Queryable;
  readonly url: string;
  readonly log: Logger;
}

/** Opens the tail at the log's present end. It outlives restarts of PostgreSQL: it reconnects and reads what it missed. */
export async function openTail({ database, url, log }: TailOptions): Promise<Tail> {
  const listeners = createListeners();
  const stopped = new AbortController();
  const alarm = createAlarm();
  let head = await settledHead(database);
  const kept = keepRecent(head);

  const dispatch = (event: StoredEvent) => {
    kept.add(event);
    for (const topic of [...event.topics, EVERYTHING]) listeners.tell(topic, event);
    head = event.position;
  };
  const pull = async (): Promise<'idle' | 'unsettled'> => {
    for (;;) {
      const page = await readLog(database, head, PAGE);
      page.events.forEach(dispatch);
      if (page.unsettled) return 'unsettled';
      if (page.events.length < PAGE) return 'idle';
    }
  };
  const run = async () => {
    while (!stopped.signal.aborted) {
      const state = await pull().catch((err: unknown) => {
        if (!stopped.signal.aborted) log.warn({ err }, 'the event log cannot be read; trying again');
        return 'failed' as const;
      });
      await alarm.wait({ idle: IDLE_POLL_MS, unsettled: UNSETTLED_RETRY_MS, failed: RECONNECT_MS }[state]);
    }
  };
  const listening = keepListening(url, stopped.signal, alarm.ring, log);
  const running = run();

  return {
    head: () => head,
    recent: kept.behind,
    listen(topic, listener) {
      return { from: head, stop: listeners.add(topic, listener) };
    },
    async stop() {
      stopped.abort();
      alarm.ring();
      await Promise.all([running, listening]);
    },
  };
}

/** The last events of a log, from `RECENT` on up to twice as many. */
function keepRecent(from: Position): { add: (event: StoredEvent) => void; behind: (after: Position) => readonly StoredEvent[] | null } {
  let start = from;
  let events: StoredEvent[] = [];
  return {
    add(event) {
      events.push(event);
      if (events.length < 2 * RECENT) return;
      const dropped = events.slice(0, RECENT);
      start = (dropped.at(-1) as StoredEvent).position;
      events = events.slice(RECENT);
    },
    behind(after) {
      if (comparePositions(after, start) < 0) return null;
      return events.slice(events.findLastIndex(({ position }) => comparePositions(position, after) <= 0) + 1);
    },
  };
}

/** Holds a LISTEN connection open, and rings after every reconnect because notifications may have passed meanwhile. */
async function keepListening(url: string, stopped: AbortSignal, ring: () => void, log: Logger): Promise<void> {
  while (!stopped.aborted) {
    const client = new Client({ connectionString: url, application_name: 'event-log-listener', keepAlive: true });
    const ended = new Promise<void>((resolve) => {
      client.on('end', resolve);
      client.on('error', () => resolve());
      stopped.addEventListener('abort', () => resolve(), { once: true });
    });
    try {
      await client.connect();
      client.on('notification', ring);
      await client.query(`listen ${EVENT_LOG_CHANNEL}`);
      ring();
      await ended;
    } catch (err) {
      if (!stopped.aborted) log.debug({ err }, 'the event log listener cannot connect');
    }
    await client.end().catch(() => undefined);
    if (!stopped.aborted) await delay(RECONNECT_MS, undefined, { signal: stopped }).catch(() => undefined);
  }
}

/** A wait that can be cut short; a ring while nobody waits is remembered. */
function createAlarm(): { ring: () => void; wait: (ms: number) => Promise<void> } {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    wait(ms) {
      if (rung) {
        rung = false;
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          wake = null;
          rung = false;
          resolve();
        };
        const timer = setTimeout(done, ms);
        wake = done;
      });
    },
  };
}
