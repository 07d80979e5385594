// One planner in a process of its own: plans each workload over and over, and tells its times and its memory.
import { readdirSync, readFileSync } from 'node:fs';
import { PLANNERS } from '@lapor/gateway/planning/planner-name';
import { startPlannerThreads } from '@lapor/gateway/planning/planner-threads';
import { hard, TANGLE } from '@lapor/gateway/planning/tangle.fixture';
import { composeSupergraph } from '@lapor/schema/compose';
import { parse } from 'graphql';
import { SCHEMAS } from '../gateway/country.js';
import { WORKLOADS } from '../gateway/workloads.js';

/** What one planner needs: milliseconds for a plan, as the gateway waits for it, and megabytes of the process and its own. */
export interface PlannerFigures {
  readonly startMs: number;
  readonly megabytes: number;
  /** Workload → the time of each plan; empty where there is none within the deadline. */
  readonly times: Readonly<Record<string, readonly number[]>>;
  /** Plans of another planner in its place. */
  readonly standIns: readonly string[];
}

const WARM_UPS = 30;
const PLANS = 200;
const HARD_PLANS = 3;
const LIMITS = { deadlineMs: 60_000, heapMb: 1_024, threads: 1, idleMs: 60_000 };

const OWN = `{ publicReports(first: 20) { nodes { trackingId publishedTitle stage leadAgency { name region { name parent { name } } } } } }`;

const planner = PLANNERS.find((name) => name === process.argv[2]);
if (!planner) throw new Error('say which planner');
const composed = composeSupergraph(Object.entries(SCHEMAS).map(([name, sdl]) => ({ name, sdl, url: `http://${name}.test/graphql` })));
if (!composed.ok) throw new Error(composed.problems.join('\n'));
const own = readFileSync(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8');

const times: Record<string, number[]> = {};
const standIns: string[] = [];
let startMs = 0;
let megabytes = 0;

await measure(own, [{ name: "list over the product's own supergraph", query: OWN }], PLANS);
await measure(composed.supergraphSdl, WORKLOADS, PLANS);
// Before the pathological ones: what is held in ordinary use.
await measure(
  TANGLE,
  [1, 2, 3].map((depth) => ({ name: `pathological, depth ${depth}`, query: hard(depth) })),
  HARD_PLANS,
);
const figures: PlannerFigures = { startMs, megabytes, times, standIns };
process.stdout.write(JSON.stringify(figures));

async function measure(supergraphSdl: string, workloads: readonly { readonly name: string; readonly query: string }[], count: number) {
  const began = performance.now();
  const threads = startPlannerThreads({ supergraphSdl }, { ...LIMITS, planner, onStandIn: (reason) => standIns.push(reason) });
  await threads.ready();
  if (startMs === 0) startMs = performance.now() - began;
  for (const { name, query } of workloads) {
    const document = parse(query);
    const found: number[] = [];
    times[name] = found;
    for (let number = count === PLANS ? -WARM_UPS : 0; number < count; number += 1) {
      const start = performance.now();
      const planned = await threads.plan(document, null).then(
        () => true,
        () => false,
      );
      if (!planned) break;
      if (number >= 0) found.push(performance.now() - start);
    }
  }
  if (count === PLANS) megabytes = Math.max(megabytes, residentMegabytes());
  await threads.stop();
}

/** Of this process and those that it has started (proc(5)); elsewhere than on Linux of this one alone. */
function residentMegabytes(): number {
  let total = process.memoryUsage().rss;
  try {
    for (const task of readdirSync('/proc/self/task'))
      for (const child of readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean))
        total += Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${child}/status`, 'utf8'))?.[1] ?? 0) * 1_024;
  } catch {
    return total / 1e6;
  }
  return total / 1e6;
}
