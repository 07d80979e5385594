import { comparePositions, type Position, START } from './position.js';
import { lastBefore, type Queryable } from './read.js';

/** How far back clients may follow a log. What is older stays in the log, and is read by other ways than following. */
export interface Forgotten {
  /** Whether something behind this position is too old to be followed. */
  covers(position: Position): Promise<boolean>;
}

const DAY_MS = 86_400_000;
/** The line moves by days; it need not be looked up for every client. */
const LOOKED_UP_MS = 600_000;

/** @param days for how long events can be followed after they were recorded. */
export function createForgotten(database: Queryable, days: number): Forgotten {
  let known: { readonly at: number; readonly last: Promise<Position> } | undefined;
  const last = (): Promise<Position> => {
    const now = Date.now();
    if (!known || now - known.at > LOOKED_UP_MS) {
      known = { at: now, last: lastBefore(database, new Date(now - days * DAY_MS)).then((position) => position ?? START) };
      // What failed is asked again by the next one.
      known.last.catch(() => {
        known = undefined;
      });
    }
    return known.last;
  };
  return { covers: async (position) => comparePositions(position, await last()) < 0 };
}
