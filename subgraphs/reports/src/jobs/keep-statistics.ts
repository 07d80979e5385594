import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import { EVERYTHING, type Tail } from '@lapor/subgraph-kit/event-log/tail';
import type { DataSource } from 'typeorm';
import { countRegions } from '../actions/count-regions.js';
import { countStatistics } from '../actions/count-statistics.js';

/** How long changes are gathered before they are counted together. */
const GATHER_MS = 200;
/** How often is looked without being woken: an instance that was counting may have died. */
const IDLE_MS = 2_000;

export interface StatisticsOptions {
  readonly database: DataSource;
  readonly tail: Tail;
  readonly log: Logger;
}

/** Keeps the public statistics up with the event log, for as long as the process lives. */
export function keepStatistics({ database, tail, log }: StatisticsOptions): Running {
  const stopped = new AbortController();
  let wake = () => {};
  const { stop } = tail.listen(EVERYTHING, () => wake());
  const running = run();

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const more = await count().catch((err: unknown) => {
        if (!stopped.signal.aborted) log.warn({ err }, 'the statistics cannot be counted; trying again');
        return false;
      });
      if (more) continue;
      const idle = new AbortController();
      await Promise.race([woken, pause(IDLE_MS, AbortSignal.any([stopped.signal, idle.signal]))]);
      idle.abort();
      await pause(GATHER_MS, stopped.signal);
    }
  }

  /** First what is in no region yet: it may also come later, from an instance of an older version beside this one. */
  async function count(): Promise<boolean> {
    return (await countRegions(database)) || countStatistics(database);
  }

  return {
    async stop() {
      stop();
      stopped.abort();
      await running;
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return delay(ms, undefined, { signal }).catch(() => undefined);
}
