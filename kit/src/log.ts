import { type Logger, pino } from 'pino';
import { serializeError } from './serialize-error.js';

export type { Logger };

// Whoever read the log may be gone, or the disk full: the process goes on without it.
if (process.stdout.listenerCount('error') === 0) process.stdout.on('error', () => undefined);

/**
 * The process's log: one JSON object a line on standard output. What may hold personal data (headers, variables,
 * bodies, database parameters) is never passed to it; `redact` is the net below that rule, not the rule.
 *
 * It is written by the runtime's own stream and not by pino's, which waits at the end of the process for a reader, also for one that
 * will never come back: a process whose parent was killed would stay for ever.
 */
export function createLog(name: string, level: string): Logger {
  const options = {
    name,
    level,
    base: { process: name },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: serializeError },
    redact: { paths: ['*.authorization', '*.password', '*.token', '*.variables', '*.parameters'], remove: true },
  };
  return pino(options, process.stdout);
}
