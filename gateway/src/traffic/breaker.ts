/** Keeps requests from a subgraph that fails, so that it can come back and nobody waits for what will not come. */
export interface Breaker {
  /** Whether a request may be sent now. Of those that ask after a pause one is let through, to try. */
  allows(): boolean;
  succeeded(): void;
  failed(): void;
}

export interface BreakerOptions {
  /** In which the failures are counted, in milliseconds. */
  readonly windowMs: number;
  /** So many failures, and at least half of all, and nothing more is sent. */
  readonly failures: number;
  /** For so long nothing is sent, in milliseconds. */
  readonly pauseMs: number;
}

const LEAST_SHARE = 0.5;

/** @param now in milliseconds. */
export function createBreaker({ windowMs, failures, pauseMs }: BreakerOptions, now: () => number): Breaker {
  let windowEnds = 0;
  let counts = { all: 0, failed: 0 };
  let closedUntil: number | undefined;
  const count = (failed: number): void => {
    const moment = now();
    if (moment >= windowEnds) {
      windowEnds = moment + windowMs;
      counts = { all: 0, failed: 0 };
    }
    counts.all += 1;
    counts.failed += failed;
  };
  return {
    allows() {
      if (closedUntil === undefined) return true;
      if (now() < closedUntil) return false;
      // One tries; the others wait for another pause, or until it has succeeded.
      closedUntil = now() + pauseMs;
      return true;
    },
    succeeded() {
      count(0);
      closedUntil = undefined;
    },
    failed() {
      count(1);
      if (closedUntil !== undefined || (counts.failed >= failures && counts.failed >= counts.all * LEAST_SHARE))
        closedUntil = now() + pauseMs;
    },
  };
}
