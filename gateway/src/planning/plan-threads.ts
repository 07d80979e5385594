import type { PlanThread } from './plan-thread.js';

/** Threads of which each does one thing at a time. Whoever finds none free waits in line. */
export interface PlanThreads {
  /** Does something in a thread that is free; one that has ended by it is replaced. */
  use<Result>(work: (thread: PlanThread) => Promise<Result>): Promise<Result>;
  /** Resolves when all can work; rejects when one cannot be started. */
  ready(): Promise<void>;
  stop(): Promise<void>;
}

export function createPlanThreads(start: () => PlanThread, count: number): PlanThreads {
  const running = new Set<PlanThread>();
  const free: PlanThread[] = [];
  const waiting: ((thread: PlanThread) => void)[] = [];
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
    const thread = free.shift();
    // It may have ended while it had nothing to do.
    return thread ? alive(thread) : new Promise((resolve) => waiting.push(resolve));
  };
  const give = (thread: PlanThread): void => {
    const next = waiting.shift();
    if (next) next(thread);
    else free.push(thread);
  };
  for (let number = 0; number < count; number += 1) free.push(add());
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
