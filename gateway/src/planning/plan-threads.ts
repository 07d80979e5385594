import { RefusalError } from '@lapor/kit/refusal';
import type { PlanThread } from './plan-thread.js';

/**
 * Threads of which each does one thing at a time. Whoever finds none free waits in line, for so long and in so long a line. One that has
 * had nothing to do for a while ends, and gives back the memory that it held; another begins when there is something again.
 */
export interface PlanThreads {
  /**
   * Does something in a thread that is free; one that has ended by it is replaced.
   * @throws {RefusalError} REQUEST_TIMEOUT when none has become free in time, or too many wait already.
   */
  use<Result>(work: (thread: PlanThread) => Promise<Result>): Promise<Result>;
  /** Resolves when all can work; rejects when one cannot be started. */
  ready(): Promise<void>;
  stop(): Promise<void>;
}

export interface Line {
  readonly maxWaiting: number;
  readonly maxWaitMs: number;
}

/** Who has waited for so long has a client that waits no more. */
const LINE: Line = { maxWaiting: 2_000, maxWaitMs: 10_000 };

export interface PlanThreadsOptions {
  readonly start: () => PlanThread;
  /** At most so many at one time. */
  readonly count: number;
  /** After so long without anything to do one ends, in milliseconds. */
  readonly idleMs: number;
  readonly line?: Line;
}

export function createPlanThreads({ start, count, idleMs, line: { maxWaiting, maxWaitMs } = LINE }: PlanThreadsOptions): PlanThreads {
  const running = new Set<PlanThread>();
  /** Those that have nothing to do, the last one behind, and what ends them; nothing does while they begin. */
  const free = new Map<PlanThread, NodeJS.Timeout | undefined>();
  const waiting = new Set<(thread: PlanThread) => void>();
  let stopped = false;
  const add = (): PlanThread => {
    const thread = start();
    running.add(thread);
    return thread;
  };
  const alive = (thread: PlanThread): PlanThread => {
    if (!thread.hasEnded() || stopped) return thread;
    running.delete(thread);
    return add();
  };
  const take = async (): Promise<PlanThread> => {
    const thread = [...free.keys()].at(-1);
    if (!thread) return running.size < count && !stopped ? add() : wait();
    clearTimeout(free.get(thread));
    free.delete(thread);
    // It may have ended while it had nothing to do.
    return alive(thread);
  };
  const wait = (): Promise<PlanThread> =>
    new Promise((resolve, reject) => {
      if (waiting.size >= maxWaiting) return reject(new RefusalError('REQUEST_TIMEOUT'));
      const turn = (thread: PlanThread) => {
        clearTimeout(late);
        resolve(thread);
      };
      const late = setTimeout(() => {
        waiting.delete(turn);
        reject(new RefusalError('REQUEST_TIMEOUT'));
      }, maxWaitMs).unref();
      waiting.add(turn);
    });
  const give = (thread: PlanThread): void => {
    const [next] = waiting;
    if (next) {
      waiting.delete(next);
      next(thread);
    } else rest(thread);
  };
  const rest = (thread: PlanThread): void => {
    free.set(thread, undefined);
    const endLater = () => {
      if (free.has(thread) && free.get(thread) === undefined) free.set(thread, setTimeout(() => end(thread), idleMs).unref());
    };
    thread.ready.then(endLater, () => undefined);
  };
  const end = (thread: PlanThread): void => {
    free.delete(thread);
    running.delete(thread);
    void thread.stop();
  };
  for (let number = 0; number < count; number += 1) give(add());
  return {
    async use(work) {
      const thread = await take();
      try {
        return await work(thread);
      } finally {
        give(alive(thread));
      }
    },
    async ready() {
      await Promise.all([...running].map(({ ready }) => ready));
    },
    async stop() {
      stopped = true;
      await Promise.all([...running].map((thread) => thread.stop()));
    },
  };
}
