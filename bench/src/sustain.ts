/** What was sustained. */
export interface Sustained {
  readonly perSecond: number;
  /** The time of each single piece of work, in milliseconds. */
  readonly times: readonly number[];
}

/**
 * Does pieces of work, `concurrency` of them at a time, for some seconds or until there is none left (`work` returns
 * false). Rejects with the first failure.
 */
export async function sustain(concurrency: number, seconds: number, work: () => Promise<boolean>): Promise<Sustained> {
  const times: number[] = [];
  const began = performance.now();
  const until = began + seconds * 1_000;
  const worker = async () => {
    while (performance.now() < until) {
      const start = performance.now();
      if (!(await work())) return;
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return { perSecond: (times.length * 1_000) / (performance.now() - began), times };
}
