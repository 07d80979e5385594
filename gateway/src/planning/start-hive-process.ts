import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { HiveReply, HiveRequest } from './hive-messages.js';

/** One process of Hive's planner; it does one thing at a time. */
export interface HiveProcess {
  /** Rejects when the process has ended; it does so whenever its native code fails. */
  ask(request: HiveRequest): Promise<HiveReply>;
  hasEnded(): boolean;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
}

const MAIN = fileURLToPath(new URL('./hive-process.js', import.meta.url));

export function startHiveProcess(): HiveProcess {
  // Its last words are native code's, with nothing in them for a log.
  const child = fork(MAIN, [], { env: {}, execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  let pending: PromiseWithResolvers<HiveReply> | undefined;
  let ended = false;
  const end = () => {
    ended = true;
    pending?.reject(new Error('the process of the planner has ended'));
    pending = undefined;
  };
  child.on('message', (reply: HiveReply) => {
    pending?.resolve(reply);
    pending = undefined;
  });
  child.on('exit', end);
  child.on('error', end);
  return {
    ask(request) {
      const asking = Promise.withResolvers<HiveReply>();
      pending = asking;
      if (ended) end();
      else child.send(request, (error) => error && end());
      return asking.promise;
    },
    hasEnded: () => ended,
    kill() {
      child.kill('SIGKILL');
      end();
    },
  };
}
