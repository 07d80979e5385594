import type { Bar } from '../bar.js';

/** One figure of one peer: how it did on a workload, or how much memory it held at most. */
export type Measured =
  | { readonly workload: string; readonly peer: string; readonly perSecond: number; readonly p99: number; readonly cpu: number }
  | { readonly workload: 'memory'; readonly peer: string; readonly megabytes: number };

/** What our gateway is held to, as a multiple of others (`fastest` is the best of all peers but the bare calls). */
const RATIOS: readonly { readonly workload: string; readonly to: 'bare' | 'plain' | 'fastest'; readonly least: number }[] = [
  { workload: 'list', to: 'plain', least: 8 },
  { workload: 'list', to: 'bare', least: 0.55 },
  { workload: 'list', to: 'fastest', least: 1 },
  { workload: 'small', to: 'bare', least: 0.5 },
  { workload: 'small', to: 'fastest', least: 1 },
  { workload: 'deep', to: 'plain', least: 8 },
  { workload: 'deep', to: 'fastest', least: 3 },
  { workload: 'deep', to: 'bare', least: 0.42 },
  { workload: 'mutation', to: 'fastest', least: 1 },
  { workload: '500 operations in rotation', to: 'fastest', least: 1 },
  { workload: 'one slow in ten', to: 'fastest', least: 1 },
];
const MOST_P99_OF_BARE = 3;
const MOST_MEMORY_MB = 200;

/**
 * The figures, and the ratios beside their bars. Whoever shares makes fewer calls than the bare process and does less than
 * one that cannot, so then ours is only compared with the fastest.
 */
export function gatewayBars(measured: readonly Measured[], sharing: boolean): readonly Bar[] {
  const rates = measured.filter((each) => 'perSecond' in each);
  const find = (workload: string, peer: string) => rates.find((each) => each.workload === workload && each.peer === peer);
  const fastest = (workload: string) =>
    rates
      .filter((each) => each.workload === workload && each.peer !== 'bare' && each.peer !== 'own')
      .toSorted((left, right) => right.perSecond - left.perSecond)[0];
  const bars: Bar[] = [];
  for (const { workload, peer, perSecond, p99, cpu } of rates) {
    bars.push({ what: `${workload}, ${peer}`, unit: '/s', figure: perSecond, limit: null, must: 'reach' });
    bars.push({ what: `${workload}, ${peer}, p99`, unit: 'ms', figure: p99, limit: null, must: 'not exceed' });
    bars.push({ what: `${workload}, ${peer}, processor time for one`, unit: 'µs', figure: cpu, limit: null, must: 'not exceed' });
  }
  for (const { workload, to, least } of RATIOS.filter((ratio) => !sharing || ratio.to === 'fastest')) {
    const [own, other] = [find(workload, 'own'), to === 'fastest' ? fastest(workload) : find(workload, to)];
    if (!own || !other) continue;
    const what = `${workload}, own to ${to === 'fastest' ? `the fastest peer (${other.peer})` : to}`;
    bars.push({ what, unit: '×', figure: own.perSecond / other.perSecond, limit: sharing ? 1 : least, must: 'reach' });
  }
  for (const { workload, p99 } of rates.filter(({ peer }) => peer === 'own')) {
    const bare = find(workload, 'bare');
    if (bare && !sharing)
      bars.push({ what: `${workload}, p99, own to bare`, unit: '×', figure: p99 / bare.p99, limit: MOST_P99_OF_BARE, must: 'not exceed' });
  }
  for (const each of measured) {
    if (!('megabytes' in each)) continue;
    const limit = each.peer === 'own' ? MOST_MEMORY_MB : null;
    bars.push({ what: `resident memory at most, ${each.peer}`, unit: 'MB', figure: each.megabytes, limit, must: 'not exceed' });
  }
  return bars;
}
