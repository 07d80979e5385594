import type { Logger } from '@lapor/kit/log';
import { Logger as WorkerLogger } from 'graphile-worker';

/** The library's words in our log. Its details may hold a job's data and an error's text, so they stay out. */
export function createSchedulerLog(log: Logger): WorkerLogger {
  return new WorkerLogger(({ label, taskIdentifier }) => (level, message) => {
    const entry = { part: label, task: taskIdentifier };
    if (level === 'error') log.warn(entry, message);
    else log.debug(entry, message);
  });
}
