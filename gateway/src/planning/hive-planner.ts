import { type Overrides, percentOf } from './overrides.js';
import type { Plan } from './plan.js';
import type { PlanRequest } from './plan-messages.js';
import { readHivePlan } from './read-hive-plan.js';
import { type HiveProcess, startHiveProcess } from './start-hive-process.js';

/** Plans outside of this process; the signal ends it. */
export type PlanUntil = (request: PlanRequest, signal: AbortSignal) => Promise<Plan>;

/**
 * The planner of @graphql-hive/router-query-planner, native code in Rust, over one supergraph. It has a process of its own:
 * it aborts the process on some valid operations, and nothing but the end of a process stops it surely.
 *
 * Rejects when it cannot be started here: there is no native code for Windows or musl.
 */
export async function createHivePlanner(supergraphSdl: string): Promise<PlanUntil> {
  const start = async (): Promise<HiveProcess> => {
    const process = startHiveProcess();
    const reply = await process.ask({ kind: 'supergraph', supergraphSdl }).catch((error: Error) => error);
    if ('kind' in reply && reply.kind === 'ready') return process;
    process.kill();
    const why = reply instanceof Error ? reply.message : reply.kind === 'failed' ? reply.reason : reply.kind;
    throw new Error(`Hive's planner does not start (${why}): set PLANNER=apollo, or run on Linux with glibc or on macOS.`);
  };
  let process = await start();
  return async ({ text, operationName, overrides }, signal) => {
    if (process.hasEnded()) process = await start();
    const { kill } = process;
    signal.addEventListener('abort', kill, { once: true });
    try {
      const labels = activeLabels(overrides);
      const reply = await process.ask({ kind: 'operation', text, operationName, labels, percentage: percentageFor(overrides) });
      if (reply.kind === 'plan') return readHivePlan(reply.plan);
      throw new Error(reply.kind === 'failed' ? reply.reason : 'the planner gave no plan');
    } finally {
      signal.removeEventListener('abort', kill);
    }
  };
}

function activeLabels(overrides: Overrides): readonly string[] {
  return [...overrides].flatMap(([label, isOn]) => (isOn && percentOf(label) === undefined ? [label] : []));
}

/**
 * It holds `percent(N)` for on where N is above one number: the highest N that is off. All that are decided come from one
 * number themselves (`decide-overrides.ts`), so none that is on is below it.
 */
function percentageFor(overrides: Overrides): number {
  const percents = [...overrides].flatMap(([label, isOn]) => {
    const percent = percentOf(label);
    return percent === undefined ? [] : [{ percent, isOn }];
  });
  const off = Math.max(...percents.map(({ percent, isOn }) => (isOn ? 0 : percent)), percents.length > 0 ? 0 : 100);
  if (percents.some(({ percent, isOn }) => isOn && percent <= off)) throw new Error('the percentages were not decided by one number');
  return off;
}
