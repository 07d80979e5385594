import { PortTakenError } from './http/listen.js';
import type { Logger } from './log.js';
import { StartFailure } from './start-failure.js';

/** A running part of the process; `stop` lets go of everything it holds and never throws. */
export interface Running {
  stop(): Promise<void>;
}

const STOP_DEADLINE_MS = 10_000;

/**
 * Runs a process's life: start, then stop on SIGINT, SIGTERM or the end of its parent, within a deadline.
 * A failed start prints one readable line and exits 1. An exception nobody caught is logged and does not kill the
 * process: one request's fault must not end the others (the health check tells when the process is not well).
 */
export async function runProcess(log: Logger, start: () => Promise<Running>): Promise<void> {
  writeNoReports();
  process.on('uncaughtException', (err) => log.error({ err }, 'uncaught exception'));
  process.on('unhandledRejection', (err) => log.error({ err }, 'unhandled rejection'));
  let running: Running | undefined;
  let stopping = false;
  const stop = (reason: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ reason }, 'stopping');
    setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
    void Promise.resolve(running?.stop()).finally(() => process.exit(0));
  };
  // Ctrl-C reaches every process of the terminal; a child of the stack waits for the stack to stop it in order.
  process.on('SIGINT', () => process.connected || stop('SIGINT'));
  process.on('SIGTERM', () => stop('SIGTERM'));
  // A child of the stack is told by its channel when the parent is gone, however it went, also while it still starts.
  process.on('disconnect', () => stop('parent gone'));
  try {
    running = await start();
  } catch (error) {
    if (!stopping) failStart(error, log);
    return;
  }
  process.send?.({ ready: true });
}

/**
 * A diagnostic report holds the environment, where the secrets stand, and messages of errors. None is written by itself,
 * whatever options the runtime was started with; one that is asked for by hand leaves the environment out.
 */
function writeNoReports(): void {
  const off = { reportOnFatalError: false, reportOnSignal: false, reportOnUncaughtException: false };
  Object.assign(process.report, off, { excludeEnv: true });
}

function failStart(error: unknown, log: Logger): void {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof StartFailure) process.stderr.write(`${message}\n`);
  else log.fatal({ err: error }, 'start failed');
  process.send?.({ failed: message, portTaken: error instanceof PortTakenError });
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 100).unref();
}
