// The thread in which operations are planned, one after another. Whoever has started it ends it when one takes too long.
import { parentPort, workerData } from 'node:worker_threads';
import { parse } from 'graphql';
import { createApolloPlanner, type PlanAtOnce } from './apollo-planner.js';
import { arrange } from './arrange.js';
import { createHivePlanner } from './hive-planner.js';
import { keepMembers } from './keep-members.js';
import { leaveExternal } from './leave-external.js';
import type { Planned, PlanningTask, PlanReply, PlanRequest } from './plan-messages.js';
import { PlanTooComplex } from './plan-too-complex.js';
import { toPlannerSupergraph } from './planner-supergraph.js';
import { restoreArguments } from './restore-arguments.js';
import { withStandIn } from './stand-in.js';

const task = workerData as PlanningTask;
const reply = (message: PlanReply) => parentPort?.postMessage(message);

keepMembers();
leaveExternal();
let made: PlanAtOnce | undefined;
const apollo: PlanAtOnce = (...request) => {
  made ??= createApollo();
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

/** The supergraph was checked before this thread was started. */
function createApollo(): PlanAtOnce {
  const { supergraph, required } = toPlannerSupergraph(task.supergraphSdl);
  const plan = createApolloPlanner(supergraph);
  return (...request) => restoreArguments(plan(...request), required);
}

async function startPlanner(): Promise<(request: PlanRequest) => Promise<Planned>> {
  if (task.planner === 'hive') return withStandIn(await createHivePlanner(task.supergraphSdl), apollo, task);
  made = createApollo();
  return async ({ text, operationName, overrides }) => ({ plan: apollo(parse(text, { noLocation: true }), operationName, overrides) });
}
