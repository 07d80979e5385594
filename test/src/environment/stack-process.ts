import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { beginOwnTime } from './own-time.js';
import { within } from './until.js';

/** A start makes and fills three databases and loads five programs: on a slow, busy machine it takes its time. */
const READY_PATIENCE_MS = 90_000;

/** The whole system as an operator starts it: one process with settings in its environment. */
export interface StackProcess {
  /** Resolves with the gateway's address once the process has said that it is ready; rejects when it ends instead. */
  ready(): Promise<string>;
  /** Once it is ready: how many seconds that took which belong to it and not to others on the machine. */
  secondsToReady(): number;
  ended(): Promise<number | null>;
  /** Everything it has written so far. */
  output(): string;
  signal(signal: NodeJS.Signals): void;
}

const MAIN = fileURLToPath(import.meta.resolve('@lapor/stack/main'));

/** Ports are free ones unless the settings say otherwise. */
export function startStackProcess(settings: Readonly<Record<string, string>>): StackProcess {
  const env = { PATH: '/usr/bin:/bin', PORT: '0', REPORTS_PORT: '0', AGENCIES_PORT: '0', CITIZENS_PORT: '0', SMS: 'false', ...settings };
  const time = beginOwnTime();
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ready = Promise.withResolvers<string>();
  let [output, seconds] = ['', Number.NaN];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const [, address] = /GraphQL +(http:\S+)\/graphql/.exec(output) ?? [];
      if (!address || !output.includes('Ctrl-C') || !Number.isNaN(seconds)) return;
      seconds = time.read(child.pid!);
      ready.resolve(address);
    });
  }
  const exitCode = once(child, 'close').then(([code]) => {
    ready.reject(new Error(`it ended with ${code}:\n${output}`));
    return code as number | null;
  });
  ready.promise.catch(() => undefined);
  return {
    ready: () => within('the system to be ready', ready.promise, READY_PATIENCE_MS),
    secondsToReady: () => seconds,
    ended: () => within('the system to end', exitCode),
    output: () => output,
    signal: (signal) => child.kill(signal),
  };
}
