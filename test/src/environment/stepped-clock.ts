import type { Clock } from '@lapor/sms/jobs/clock';
import { until } from './until.js';

/** A clock that goes as the machine's does, and leaps when it is told to: an hour's waits are waited for in seconds. */
export interface SteppedClock extends Clock {
  /** Leaps, once everybody who waits by this clock does: whatever they had to do before is done then. */
  leap(ms: number): Promise<void>;
}

interface Waiting {
  readonly due: number;
  readonly end: () => void;
}

/** @param waiters how many wait when there is nothing to do. */
export function createSteppedClock(waiters: number): SteppedClock {
  let ahead = 0;
  const waiting = new Set<Waiting>();
  const now = () => Date.now() + ahead;
  return {
    now: () => new Date(now()),
    wait: (ms, signal) =>
      new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer);
          waiting.delete(entry);
          signal.removeEventListener('abort', end);
          resolve();
        };
        const entry = { due: now() + ms, end };
        const timer = setTimeout(end, ms);
        waiting.add(entry);
        signal.addEventListener('abort', end, { once: true });
        if (signal.aborted) end();
      }),
    async leap(ms) {
      await until('everything is at rest', () => waiting.size >= waiters);
      ahead += ms;
      for (const { due, end } of [...waiting]) if (due <= now()) end();
    },
  };
}
