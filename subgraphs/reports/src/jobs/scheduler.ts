import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import { openPool } from '@lapor/subgraph-kit/database/open-pool';
import { withDatabaseLock } from '@lapor/subgraph-kit/database/with-database-lock';
import { run, runMigrations } from 'graphile-worker';
import type { ActionDependencies } from '../actions/dependencies.js';
import { createSchedulerLog } from './scheduler-log.js';
import { sweep } from './sweep.js';
import { createTasks } from './tasks.js';

export interface SchedulerOptions {
  readonly deps: ActionDependencies;
  /** The database in which the jobs stand, which is the reports' own. */
  readonly url: string;
  /** How often what is overdue is looked for beside the jobs. */
  readonly sweepIntervalMs: number;
  readonly log: Logger;
}

const CONCURRENCY = 2;
/** One connection listens; the others fetch and finish jobs. The jobs' own work uses the process's pool. */
const POOL_SIZE = 5;
const RESTART_MS = 1_000;

/**
 * Without a delay, however short, the library finishes jobs behind its own back: it would end while a request of it still
 * waits for a connection, and nobody would catch that request's failure.
 */
const FINISHED_BEFORE_THE_END = { completeJobBatchDelay: 0, failJobBatchDelay: 0 };

/**
 * Starts the scheduler of this instance; any number of them share the work. Jobs are written by the transactions that
 * need them, so none is lost or runs too early, and the sweep finds those whose process died while they ran.
 */
export async function startScheduler({ deps, url, sweepIntervalMs, log }: SchedulerOptions): Promise<Running> {
  const logger = createSchedulerLog(log);
  const pool = openPool({ url, name: 'reports-jobs', size: POOL_SIZE, log });
  await withDatabaseLock(deps.database, () => runMigrations({ pgPool: pool, logger })).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  const stopped = new AbortController();
  const start = () =>
    run({
      pgPool: pool,
      concurrency: CONCURRENCY,
      taskList: createTasks(deps, log),
      parsedCronItems: [],
      noHandleSignals: true,
      preset: { worker: FINISHED_BEFORE_THE_END },
      logger,
    });
  let runner = await start();
  const keeping = keep();
  const sweeping = keepSweeping(deps, sweepIntervalMs, stopped.signal, log);

  /** The library gives up when its database is away for long. We do not: it is started again until it is told to stop. */
  async function keep(): Promise<void> {
    while (!stopped.signal.aborted) {
      await runner.promise.catch(() => undefined);
      if (stopped.signal.aborted) break;
      log.warn('the scheduler ended; starting it again');
      await delay(RESTART_MS, undefined, { signal: stopped.signal }).catch(() => undefined);
      if (!stopped.signal.aborted) runner = await start().catch(() => runner);
    }
    await end();
  }

  /** What is still being finished needs the pool, so the pool's end waits for it. */
  async function end(): Promise<void> {
    await runner.stop().catch(() => undefined);
    await runner.promise.catch(() => undefined);
  }

  return {
    async stop() {
      stopped.abort();
      await end();
      // Whoever was being started again meanwhile is ended by its keeper.
      await Promise.all([keeping, sweeping]);
      await pool.end();
    },
  };
}

async function keepSweeping(deps: ActionDependencies, intervalMs: number, stopped: AbortSignal, log: Logger): Promise<void> {
  while (!stopped.aborted) {
    await sweep(deps, intervalMs, log).catch((err: unknown) => {
      if (!stopped.aborted) log.warn({ err }, 'overdue clocks cannot be looked for; trying again');
    });
    await delay(intervalMs, undefined, { signal: stopped }).catch(() => undefined);
  }
}
