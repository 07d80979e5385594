import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Logger } from '@lapor/kit/log';
import { StartFailure } from '@lapor/kit/start-failure';

export interface ChildOptions {
  readonly name: string;
  /** The process's main file. */
  readonly main: string;
  readonly env: Readonly<Record<string, string>>;
  /** Gets each line the process writes. */
  readonly onLine: (line: string) => void;
  /** Aborted when the whole system ends: from then on no process is started again, whoever told it to end. */
  readonly ending: AbortSignal;
  readonly log: Logger;
}

/** A process of the system that is kept alive: when it ends by itself it is started again. */
export interface Child {
  readonly name: string;
  pid(): number | undefined;
  /** Only after `ending`. */
  stop(): Promise<void>;
  /** Ends it like a crash, for tests of failures; it comes back by itself. Resolves when it is ready again. */
  crash(): Promise<void>;
}

/** Ten times what it takes on a free machine: a start on a small, busy one is slow, not broken. */
const READY_DEADLINE_MS = 60_000;
const STOP_DEADLINE_MS = 12_000;
const RESTART_MS = 300;
/**
 * Where the runtime keeps what it has compiled, for the next start: nearly a third of a start's processor time. Beside the code, and
 * so as safe as the code; where nothing can be written there, everything is compiled again.
 */
const COMPILED = fileURLToPath(new URL('../../../node_modules/.cache/compiled', import.meta.url));

/** Starts a process and waits until it says that it is ready. Rejects with its own sentence when it cannot start. */
export async function startChild(options: ChildOptions): Promise<Child> {
  const { name, log, ending } = options;
  let current = await spawn(options);
  let restarted: Promise<void> = Promise.resolve();

  const keep = (process: ChildProcess) => {
    process.once('exit', (code, signal) => {
      if (ending.aborted) return;
      log.warn({ child: name, code, signal }, 'a process ended by itself and is started again');
      restarted = restart();
    });
  };
  const restart = async () => {
    for (;;) {
      await delay(RESTART_MS);
      if (ending.aborted) return;
      try {
        current = await spawn(options);
        keep(current);
        return;
      } catch (err) {
        log.error({ err, child: name }, 'a process could not be started again; trying once more');
      }
    }
  };
  keep(current);
  return {
    name,
    pid: () => current.pid,
    async stop() {
      await restarted;
      await end(current);
    },
    async crash() {
      const ended = new Promise((resolve) => current.once('exit', resolve));
      current.kill('SIGKILL');
      await ended;
      await restarted;
    },
  };
}

/** Its port was free when the system looked, and taken when the process did. */
export class PortLostError extends StartFailure {
  override readonly name = 'PortLostError';
}

function spawn({ name, main, env, onLine, ending }: ChildOptions): Promise<ChildProcess> {
  const child = fork(main, { env: { NODE_COMPILE_CACHE: COMPILED, ...env }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const giveUp = () => child.kill('SIGTERM');
  ending.addEventListener('abort', giveUp, { once: true });
  const lastLines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    readLines(stream, (line) => {
      lastLines.push(line);
      lastLines.splice(0, lastLines.length - 5);
      onLine(line);
    });
  return new Promise((resolve, reject) => {
    const deadline = setTimeout(() => {
      child.kill('SIGKILL');
      fail(`${name} was not ready after ${READY_DEADLINE_MS / 1000} seconds.`);
    }, READY_DEADLINE_MS);
    const fail = (message: string, Failure = StartFailure) => {
      clearTimeout(deadline);
      reject(new Failure(message));
    };
    child.on('message', (message: { ready?: boolean; failed?: string; portTaken?: boolean }) => {
      if (message.failed !== undefined) fail(`${name} cannot start: ${message.failed}`, message.portTaken ? PortLostError : StartFailure);
      if (!message.ready) return;
      clearTimeout(deadline);
      ending.removeEventListener('abort', giveUp);
      resolve(child);
    });
    child.once('exit', (code) => fail(`${name} ended while starting (exit code ${code}).\n${lastLines.join('\n')}`));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_DEADLINE_MS);
  await ended;
  clearTimeout(force);
}

function readLines(stream: NodeJS.ReadableStream | null, onLine: (line: string) => void): void {
  let rest = '';
  stream?.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line) onLine(line);
  });
}
