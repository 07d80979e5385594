import type { Logger } from '@lapor/kit/log';
import type { TaskList } from 'graphile-worker';
import type { ActionDependencies } from '../actions/dependencies.js';
import { remindOfClocks } from '../actions/remind-of-clocks.js';
import { runRecompute } from '../actions/run-recompute.js';
import { succeedDesks } from '../actions/succeed-desks.js';

/** The scheduler's tasks by the names under which the database writes their jobs (migrations create-clocks, succeed-desks). */
export function createTasks(deps: ActionDependencies, log: Logger): TaskList {
  return {
    clock_alarm: (job) => attempt(log, 'clock_alarm', () => remindOfClocks(deps, text(job, 'reportId'))),
    succeed_desks: () => attempt(log, 'succeed_desks', () => succeedDesks(deps)),
    recompute_clocks: (job) => attempt(log, 'recompute_clocks', () => runRecompute(deps, text(job, 'recomputeId'))),
  };
}

/** A failed job is tried again. Its error goes to our log only: the job's row and the library's log would keep its text. */
async function attempt(log: Logger, task: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (err) {
    log.error({ err, task }, 'a job failed; it is tried again');
    throw new Error('failed; see the log of the reports subgraph');
  }
}

function text(job: unknown, field: string): string {
  const value = (job as Readonly<Record<string, unknown>> | null)?.[field];
  if (typeof value !== 'string') throw new Error(`the job has no ${field}`);
  return value;
}
