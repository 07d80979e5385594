/**
 * Lets what has been begun be finished before more is begun. Requests that all run at once are all finished last, and each
 * holds what its subgraphs have answered until then; begun one after another they are finished one after another.
 */
export interface Admission {
  /** Runs the work, at once where little is under way, else in its turn. */
  admit<Result>(work: () => Promise<Result>): Promise<Result>;
}

/**
 * Up to `atOnce` run whatever becomes of them. Beyond that each turn of the event loop begins one more: turns are long where
 * the processor is what all wait for, and short where it is a slow subgraph, so no subgraph can keep the others' requests out.
 */
export function createAdmission(atOnce: number): Admission {
  const waiting = [] as (() => void)[];
  let underWay = 0;
  let turnAsked = false;

  const askForTurn = (): void => {
    if (turnAsked || waiting.length === 0) return;
    turnAsked = true;
    setImmediate(() => {
      turnAsked = false;
      beginNext();
      askForTurn();
    });
  };
  const beginNext = (): void => {
    const begin = waiting.shift();
    if (!begin) return;
    underWay += 1;
    begin();
  };
  const leave = (): void => {
    underWay -= 1;
    if (underWay < atOnce) beginNext();
  };
  const run = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } finally {
      leave();
    }
  };

  return {
    admit<Result>(work: () => Promise<Result>): Promise<Result> {
      if (underWay < atOnce) {
        underWay += 1;
        return run(work);
      }
      return new Promise((resolve) => {
        waiting.push(() => resolve(run(work)));
        askForTurn();
      });
    },
  };
}
