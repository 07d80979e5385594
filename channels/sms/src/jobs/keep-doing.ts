import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';

export interface Chore {
  readonly name: string;
  /** Does one piece of work; true when there may be more at once. */
  readonly work: () => Promise<boolean>;
  /** How long to wait when there is none. */
  readonly idleMs: number;
  readonly log: Logger;
}

export interface RunningChore extends Running {
  /** There is something to do. */
  wake(): void;
}

/** A chore that goes on until it is stopped; what throws is logged and tried again. */
export function keepDoing({ name, work, idleMs, log }: Chore): RunningChore {
  let stopped = false;
  let woken = false;
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
      await delay(idleMs, undefined, { signal: sleep.signal }).catch(() => undefined);
    }
  })();
  const wake = () => {
    woken = true;
    sleep.abort();
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
