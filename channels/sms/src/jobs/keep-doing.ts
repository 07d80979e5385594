import type { Logger } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import type { Clock } from './clock.js';

export interface Chore {
  readonly name: string;
  /** Does one piece of work; true when there may be more at once. */
  readonly work: () => Promise<boolean>;
  /** How long to wait when there is none. */
  readonly idleMs: number;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface RunningChore extends Running {
  /** There is something to do. Whether it was at rest. */
  wake(): boolean;
}

/** A chore that goes on until it is stopped; what throws is logged and tried again. */
export function keepDoing({ name, work, idleMs, clock, log }: Chore): RunningChore {
  let stopped = false;
  let woken = false;
  let resting = false;
  let sleep = new AbortController();
  const running = (async () => {
    while (!stopped) {
      woken = false;
      const more = await work().catch((err: unknown) => {
        log.warn({ err, chore: name }, 'a chore failed; trying again');
        return false;
      });
      if (more || woken || stopped) continue;
      sleep = new AbortController();
      resting = true;
      await clock.wait(idleMs, sleep.signal);
      resting = false;
    }
  })();
  const wake = () => {
    woken = true;
    sleep.abort();
    const rested = resting;
    resting = false;
    return rested;
  };
  return {
    wake,
    async stop() {
      stopped = true;
      wake();
      await running;
    },
  };
}

/** Several of one kind, of which one at rest is enough for one thing to do; when none is, all look again. */
export function oneOf(chores: readonly RunningChore[]): { wake(): void } {
  return {
    wake() {
      for (const chore of chores) if (chore.wake()) return;
    },
  };
}
