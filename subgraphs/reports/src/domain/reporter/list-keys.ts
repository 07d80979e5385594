import { pseudonymFor } from './reporter.js';

/**
 * The keys by which a citizen finds the own reports again: the first, the second, … of the citizen. Each stands in one
 * report; without the secret none can be told from a random number, nor two of one citizen from those of two. They are
 * given out without a gap, so how many there are can be found by asking for a few.
 */
export function listKey(secret: Buffer, index: number): string {
  return pseudonymFor(secret, `list:${index}`);
}

/** Which of some keys stand in a report. */
export type FindTaken = (keys: readonly string[]) => Promise<ReadonlySet<string>>;

/** How many places are looked at in one question. */
const PROBES = 16;

/** How many reports a citizen has filed: the index of the first key that is free. One question for who has none or one. */
export async function countListed(secret: Buffer, find: FindTaken): Promise<number> {
  // Every key below `low` is taken, and `high`, when it is known, is free.
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  while (low < high) {
    const probes = probesBetween(low, high);
    const keys = probes.map((index) => listKey(secret, index));
    const taken = await find(keys);
    const free = probes[keys.findIndex((key) => !taken.has(key))];
    const last = probes.filter((index) => index < (free ?? Number.POSITIVE_INFINITY)).at(-1);
    if (last !== undefined) low = last + 1;
    if (free !== undefined) high = free;
  }
  return low;
}

/** Without an end ever further away, 0, 1, 3, 7, … behind the beginning; between two ends spread evenly. */
function probesBetween(low: number, high: number): readonly number[] {
  if (high === Number.POSITIVE_INFINITY) return Array.from({ length: PROBES }, (_, place) => low + 2 ** place - 1);
  const step = Math.max(1, Math.floor((high - low) / PROBES));
  return Array.from({ length: Math.min(PROBES, high - low) }, (_, place) => low + place * step);
}
