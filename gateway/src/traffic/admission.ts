/**
 * Lets what has been begun be finished before more is begun. Requests that all run at once are all finished last, and each
 * holds what its subgraphs have answered until then; begun one after another they are finished one after another.
 */
export interface Admission {
  /**
   * Runs the work, at once where little is under way, else in its turn.
   * @param weight how many objects it may bring about.
   */
  admit<Result>(weight: number, work: () => Promise<Result>): Promise<Result>;
}

/** What may be under way without anybody having to wait. */
export interface AdmissionRoom {
  /** So many in any case, and in no case more than `most`. */
  readonly least: number;
  readonly most: number;
  /** Objects that all of them together may bring about. */
  readonly weight: number;
}

/** Enough that the processor has something to do while subgraphs are waited for; with more, all take longer. */
const ROOM: AdmissionRoom = { least: 3, most: 16, weight: 6_000 };

interface Waiting {
  readonly weight: number;
  readonly begin: () => void;
}

/**
 * Beyond what there is room for, each turn of the event loop begins one more: turns are long where the processor is what all
 * wait for, and short where it is a slow subgraph, so no subgraph can keep the others' requests out.
 */
export function createAdmission({ least, most, weight: mostWeight }: AdmissionRoom = ROOM): Admission {
  const waiting: Waiting[] = [];
  const underWay = { count: 0, weight: 0 };
  let turnAsked = false;

  const hasRoomFor = (weight: number): boolean =>
    underWay.count < least || (underWay.count < most && underWay.weight + weight <= mostWeight);
  const beginNext = (): void => waiting.shift()?.begin();
  const fillRoom = (): void => {
    for (let [next] = waiting; next && hasRoomFor(next.weight); [next] = waiting) beginNext();
  };
  const askForTurn = (): void => {
    if (turnAsked || waiting.length === 0) return;
    turnAsked = true;
    setImmediate(() => {
      turnAsked = false;
      beginNext();
      askForTurn();
    });
  };
  const run = async <Result>(weight: number, work: () => Promise<Result>): Promise<Result> => {
    underWay.count += 1;
    underWay.weight += weight;
    try {
      return await work();
    } finally {
      underWay.count -= 1;
      underWay.weight -= weight;
      fillRoom();
    }
  };

  return {
    admit<Result>(weight: number, work: () => Promise<Result>): Promise<Result> {
      if (waiting.length === 0 && hasRoomFor(weight)) return run(weight, work);
      return new Promise((resolve) => {
        waiting.push({ weight, begin: () => resolve(run(weight, work)) });
        askForTurn();
      });
    },
  };
}
