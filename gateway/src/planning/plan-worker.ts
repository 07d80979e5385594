// The thread in which operations are planned, one after another. Whoever has started it ends it when one takes too long.
import { parentPort, workerData } from 'node:worker_threads';
import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import { parse } from 'graphql';
import { createApolloPlanner, type PlanAtOnce } from './apollo-planner.js';
import { arrange } from './arrange.js';
import { createHivePlanner } from './hive-planner.js';
import type { Planned, PlanningTask, PlanReply, PlanRequest } from './plan-messages.js';
import { PlanTooComplex } from './plan-too-complex.js';
import { withStandIn } from './stand-in.js';

const task = workerData as PlanningTask;
const reply = (message: PlanReply) => parentPort?.postMessage(message);

let made: PlanAtOnce | undefined;
const apollo: PlanAtOnce = (...request) => {
  // The supergraph was checked before this thread was started.
  made ??= createApolloPlanner(Supergraph.build(task.supergraphSdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES }));
  return made(...request);
};

const planner = await startPlanner();
parentPort?.on('message', async (request: PlanRequest) => {
  try {
    const { plan, standIn } = await planner(request);
    reply({ kind: 'plan', plan: arrange(plan), standIn });
  } catch (error) {
    if (error instanceof PlanTooComplex) reply({ kind: 'too complex' });
    else reply({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
});
reply({ kind: 'ready' });

async function startPlanner(): Promise<(request: PlanRequest) => Promise<Planned>> {
  if (task.planner === 'hive') {
    return withStandIn(await createHivePlanner(task.supergraphSdl), apollo, task);
  }
  made = createApolloPlanner(Supergraph.build(task.supergraphSdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES }));
  return async ({ text, operationName, overrides }) => ({ plan: apollo(parse(text, { noLocation: true }), operationName, overrides) });
}
