import { type Logger, pino } from 'pino';
import { serializeError } from './serialize-error.js';

export type { Logger };

/**
 * The process's log: one JSON object a line on standard output. What may hold personal data (headers, variables,
 * bodies, database parameters) is never passed to it; `redact` is the net below that rule, not the rule.
 */
export function createLog(name: string, level: string): Logger {
  return pino({
    name,
    level,
    base: { process: name },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: serializeError },
    redact: { paths: ['*.authorization', '*.password', '*.token', '*.variables', '*.parameters'], remove: true },
  });
}
