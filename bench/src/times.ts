import type { Bar } from './bar.js';
import { percentile } from './percentile.js';

const TIMES = 300;

/** Does one piece of work after the other; how long each took, in milliseconds. */
export async function timesOf(work: () => Promise<unknown>, count = TIMES): Promise<readonly number[]> {
  const times: number[] = [];
  while (times.length < count) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return times;
}

/** Median, p95 and p99 of times; the p95 is held to a limit, if there is one. */
export function timeBars(what: string, times: readonly number[], most: number | null): readonly Bar[] {
  const bar = (share: number, name: string, limit: number | null): Bar => ({
    what: `${what}, ${name}`,
    unit: 'ms',
    figure: percentile(times, share),
    limit,
    must: 'not exceed',
  });
  return [bar(0.5, 'median', null), bar(0.95, 'p95', most), bar(0.99, 'p99', null)];
}
