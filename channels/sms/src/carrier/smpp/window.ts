import { CarrierBusyError } from '../carrier.js';

export interface Window {
  /** Waits for room, at most so long; gives what makes it free again. @throws {CarrierBusyError} when none comes. */
  enter(patienceMs: number): Promise<() => void>;
  /** The carrier has too much to do: half as many at a time, and none for a while, twice as long each time. */
  throttled(): void;
  /** The carrier took one: step by step as many as before. */
  flowed(): void;
}

const FIRST_PAUSE_MS = 500;
const MOST_PAUSE_MS = 30_000;

/** So many messages may be under way at once; fewer while the carrier says that it is too much. */
export function createWindow(size: number): Window {
  const waiting = new Set<() => void>();
  let width = size;
  let underWay = 0;
  let pauseMs = FIRST_PAUSE_MS;
  let pause: NodeJS.Timeout | null = null;
  const letIn = () => {
    for (const enter of waiting) {
      if (pause || underWay >= Math.floor(width)) return;
      waiting.delete(enter);
      underWay += 1;
      enter();
    }
  };
  const leave = () => {
    underWay -= 1;
    letIn();
  };
  return {
    enter: (patienceMs) =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => {
          waiting.delete(enter);
          reject(new CarrierBusyError('the carrier has too much to do'));
        }, patienceMs);
        const enter = () => {
          clearTimeout(late);
          resolve(leave);
        };
        waiting.add(enter);
        letIn();
      }),
    throttled() {
      // What was under way at the same moment is answered so as well: that is one sign, not many.
      if (pause) return;
      width = Math.max(1, width / 2);
      pause = setTimeout(() => {
        pause = null;
        letIn();
      }, pauseMs).unref();
      pauseMs = Math.min(pauseMs * 2, MOST_PAUSE_MS);
    },
    flowed() {
      pauseMs = FIRST_PAUSE_MS;
      width = Math.min(size, width + 1 / width);
    },
  };
}
