// The thread in which operations are planned, one after another. Whoever has started it ends it when one takes too long.
import { parentPort, workerData } from 'node:worker_threads';
import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import { parse } from 'graphql';
import { createApolloPlanner } from './apollo-planner.js';
import { arrange } from './arrange.js';
import type { PlanningTask, PlanReply, PlanRequest } from './plan-messages.js';

const { supergraphSdl } = workerData as PlanningTask;
// It was checked before this thread was started.
const plan = createApolloPlanner(Supergraph.build(supergraphSdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES }));
const reply = (message: PlanReply) => parentPort?.postMessage(message);

parentPort?.on('message', ({ text, operationName }: PlanRequest) => {
  try {
    reply({ kind: 'plan', plan: arrange(plan(parse(text, { noLocation: true }), operationName)) });
  } catch (error) {
    reply({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
});
reply({ kind: 'ready' });
