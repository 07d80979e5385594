import { spawn } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import type { RunAs } from './run-as.js';

/** PostgreSQL's main process. */
export interface Postmaster {
  readonly pid: number;
  /** Resolves, never rejects, when the process is gone; says how in a few words. */
  readonly ended: Promise<string>;
  isRunning(): boolean;
  /** Sends a signal and waits at most this long; true when the process is gone. */
  end(signal: NodeJS.Signals, withinMs: number): Promise<boolean>;
  /** The last lines it logged since this start. */
  lastLines(): Promise<string>;
}

const LOG_KEEP_BYTES = 10 * 1024 * 1024;
const SHOWN_LINES = 8;

/** Where a data folder's server writes its log: beside the folder. */
export function serverLogFile(dataDir: string): string {
  return `${dataDir}.log`;
}

export interface PostmasterOptions {
  readonly dataDir: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly runAs: RunAs;
  /** A pid in postmaster.pid that is known not to be PostgreSQL; 0 for none. */
  readonly otherPid: number;
  /** Ctrl-C in the terminal reaches every process of its group. A database that must be the last to go has its own. */
  readonly ownGroup: boolean;
}

/** Starts the main process; whether it can work is seen later. */
export async function startPostmaster({ dataDir, program, args, runAs, otherPid, ownGroup }: PostmasterOptions): Promise<Postmaster> {
  const logFile = serverLogFile(dataDir);
  const from = await rotate(logFile);
  const log = await open(logFile, 'a', 0o600);
  const command = runAs.wrap(program, ['-D', dataDir, ...args]);
  const child = spawn(command.program, command.args, {
    ...command.user,
    cwd: '/',
    // PG_GRANDPARENT_PID is how pg_ctl tells the server which pid to disregard in postmaster.pid; its check for
    // leftover processes in shared memory stays, which deleting the file would lose.
    env: { LC_ALL: 'C', TZ: 'UTC', ...(otherPid > 0 ? { PG_GRANDPARENT_PID: String(otherPid) } : {}) },
    stdio: ['ignore', log.fd, log.fd],
    detached: ownGroup,
  });
  let running = true;
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `ended by ${signal}` : `exit code ${code}`));
  }).then((how) => {
    running = false;
    return how;
  });
  await log.close();
  return {
    pid: child.pid ?? 0,
    ended,
    isRunning: () => running,
    end: (signal, withinMs) => {
      child.kill(signal);
      return within(ended, withinMs);
    },
    lastLines: async () => {
      const text = (await readFile(logFile).catch(() => Buffer.alloc(0))).subarray(from).toString();
      return text.trim().split('\n').slice(-SHOWN_LINES).join('\n');
    },
  };
}

/** Keeps one old log. Returns the size of the one to go on with. */
async function rotate(logFile: string): Promise<number> {
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  );
  if (size < LOG_KEEP_BYTES) return size;
  await rename(logFile, `${logFile}.1`);
  return 0;
}

async function within(ended: Promise<unknown>, ms: number): Promise<boolean> {
  const { promise: timeout, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), ms);
  try {
    return await Promise.race([ended.then(() => true), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
