import { performance } from 'node:perf_hooks';

/**
 * Lets what has been begun be finished before more is begun. Requests that all run at once are all finished last, and each
 * holds what its subgraphs have answered until then; begun one after another they are finished one after another.
 */
export interface Admission {
  /**
   * A place for a request: at once where little is under way, else in its turn. Whoever has it leaves it once.
   * @param weight how many objects it may bring about.
   */
  enter(weight: number): Place | Promise<Place>;
}

/** What a request takes of the room while it is under way. */
export interface Place {
  leave(): void;
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

/** Long enough that the moments in which all wait for one answer are no time to spare. */
const LOOK_EVERY_MS = 5;
/** With less to do than this share of its time the event loop waits for those who are under way. */
const BUSY_SHARE = 0.75;
/** What takes longer waits for something, however busy the event loop is with others. */
const PERIOD_MS = 100;

interface Waiting {
  readonly weight: number;
  readonly begin: (place: Place) => void;
}

/** Those who were begun in one period; they give back what they have taken here. */
interface Period {
  count: number;
  weight: number;
  since: number;
}

/**
 * Whoever is still under way when the event loop has nothing to do, or after a while in any case, takes no room any more. So a
 * subgraph that is slow, or hangs, keeps no others' requests out, and the processor is never idle while somebody waits.
 * @param isIdle whether the event loop had time to spare since it was asked last.
 */
export function createAdmission({ least, most, weight: mostWeight }: AdmissionRoom = ROOM, isIdle = createIdleness()): Admission {
  const waiting: Waiting[] = [];
  let counted: Period = { count: 0, weight: 0, since: 0 };
  let looking = false;

  const hasRoomFor = (weight: number): boolean => counted.count < least || (counted.count < most && counted.weight + weight <= mostWeight);
  const fillRoom = (): void => {
    for (let [next] = waiting; next && hasRoomFor(next.weight); [next] = waiting) {
      waiting.shift();
      next.begin(new TakenPlace(counted, next.weight, fillRoom));
    }
  };
  const look = (): void => {
    if (waiting.length === 0) {
      looking = false;
      return;
    }
    const now = performance.now();
    if (isIdle() || now - counted.since > PERIOD_MS) {
      counted = { count: 0, weight: 0, since: now };
      fillRoom();
    }
    setTimeout(look, LOOK_EVERY_MS);
  };
  const keepLooking = (): void => {
    if (looking) return;
    looking = true;
    isIdle();
    counted.since = performance.now();
    setTimeout(look, LOOK_EVERY_MS);
  };

  return {
    enter(weight) {
      if (waiting.length === 0 && hasRoomFor(weight)) return new TakenPlace(counted, weight, fillRoom);
      return new Promise((begin) => {
        waiting.push({ weight, begin });
        keepLooking();
      });
    },
  };
}

class TakenPlace implements Place {
  readonly #period: Period;
  readonly #weight: number;
  readonly #fillRoom: () => void;

  constructor(period: Period, weight: number, fillRoom: () => void) {
    this.#period = period;
    this.#weight = weight;
    this.#fillRoom = fillRoom;
    period.count += 1;
    period.weight += weight;
  }

  leave(): void {
    this.#period.count -= 1;
    this.#period.weight -= this.#weight;
    this.#fillRoom();
  }
}

function createIdleness(): () => boolean {
  let last = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    return utilization < BUSY_SHARE;
  };
}
