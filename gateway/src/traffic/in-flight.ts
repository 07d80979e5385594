import { Ending } from '../execution/ending.js';

/** What many do at one moment, done once. */
export interface InFlight<Result> {
  /**
   * Joins whoever does the same at this moment, or does it. It is only called off when all who wait for it have gone.
   * @param work is told how to ask, when it is done, whether several were waiting for it.
   * @param key what is done and for whom, in full: whoever has the same key is given the same result.
   */
  share(key: string, clientGone: Ending, work: Work<Result>): Promise<Result>;
  /** Something has changed: who asks from now on joins nobody who has asked before. */
  changed(): void;
}

export type Work<Result> = (allGone: Ending, isShared: () => boolean) => Promise<Result>;

interface Shared<Result> {
  readonly result: Promise<Result>;
  readonly allGone: Ending;
  waiting: number;
  joined: number;
}

export function createInFlight<Result>(): InFlight<Result> {
  const running = new Map<string, Shared<Result>>();
  let changes = 0;
  return {
    share(asked, clientGone, work) {
      const key = `${changes} ${asked}`;
      const known = running.get(key);
      const shared = known && !known.allGone.hasEnded ? known : begin(running, key, work);
      shared.waiting += 1;
      shared.joined += 1;
      const forget = clientGone.onEnd(() => {
        shared.waiting -= 1;
        if (shared.waiting === 0) shared.allGone.end();
      });
      return shared.result.finally(forget);
    },
    changed() {
      changes += 1;
    },
  };
}

function begin<Result>(running: Map<string, Shared<Result>>, key: string, work: Work<Result>): Shared<Result> {
  const allGone = new Ending();
  const shared: Shared<Result> = {
    allGone,
    waiting: 0,
    joined: 0,
    result: work(allGone, () => shared.joined > 1).finally(() => {
      if (running.get(key) === shared) running.delete(key);
    }),
  };
  running.set(key, shared);
  return shared;
}
