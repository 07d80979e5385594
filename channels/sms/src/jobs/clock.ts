import { setTimeout as delay } from 'node:timers/promises';

/** The time as the channel knows it: by it messages are due, limits run, and one waits for the next look. */
export interface Clock {
  now(): Date;
  /** Resolves after so many milliseconds, or as soon as the signal is aborted. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** The machine's. */
export const MACHINE_CLOCK: Clock = {
  now: () => new Date(),
  wait: (ms, signal) => delay(ms, undefined, { signal }).catch(() => undefined),
};
