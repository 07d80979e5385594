/**
 * A rate without a minute's border (the generic cell rate algorithm, ITU-T I.371): each request is a debt of the time
 * that it stands for, time pays the debt off, and what would owe more than ten seconds is refused. So in no sixty
 * seconds, wherever they begin, come more requests than the rate and a sixth of it (of 2 to 11 a minute, and one).
 */

const MINUTE_MS = 60_000;
/** How many requests may come at once: so many milliseconds' worth. */
const BURST_MS = 10_000;
/** A millionth of a request: sums of fractions are never quite whole. */
const ROUNDING = 1e-6;

/** How far a sender is ahead of its rate. */
export interface Pace {
  /** Milliseconds that it has used before their time. */
  readonly debtMs: number;
  /** The moment of which that is said, in milliseconds since the epoch. */
  readonly at: number;
}

/** Where ten seconds are worth less, two: a sender that keeps time is a little early now and then. */
const LEAST_BURST = 2;

/** How many requests may come at once. */
export function burstOf(perMinute: number): number {
  return Math.max(Math.min(LEAST_BURST, perMinute), Math.floor((perMinute * BURST_MS) / MINUTE_MS));
}

/** The pace at a later moment. A clock that was put back pays nothing off, and goes on from where it stands now. */
export function payOff({ debtMs, at }: Pace, now: number): Pace {
  return { debtMs: Math.max(0, debtMs - Math.max(0, now - at)), at: now };
}

/** How many requests may come at this moment, with fractions; below one, none. */
export function roomOf({ debtMs }: Pace, perMinute: number): number {
  return burstOf(perMinute) - (debtMs * perMinute) / MINUTE_MS + ROUNDING;
}

/** After how many milliseconds a request may come; 0 when it may now. The rate may be another one than before. */
export function waitMs(pace: Pace, perMinute: number): number {
  return (Math.max(0, 1 - roomOf(pace, perMinute)) * MINUTE_MS) / perMinute;
}

/** The pace once a request has been let through. */
export function charge({ debtMs, at }: Pace, perMinute: number): Pace {
  return { debtMs: debtMs + MINUTE_MS / perMinute, at };
}
