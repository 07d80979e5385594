// The process in which Hive's planner runs: it is native code, and a fault in it ends the whole process.
import { QueryPlanner } from '@graphql-hive/router-query-planner';
import type { HiveReply, HiveRequest } from './hive-messages.js';

let planner: QueryPlanner | undefined;
const reply = (message: HiveReply) => process.send?.(message);

process.on('message', async (request: HiveRequest) => {
  try {
    if (request.kind === 'supergraph') {
      planner = new QueryPlanner(request.supergraphSdl);
      return reply({ kind: 'ready' });
    }
    const { text, operationName, labels, percentage } = request;
    const plan = await planner?.planAsync(text, operationName, new Set(labels), percentage);
    return plan && reply({ kind: 'plan', plan });
  } catch (error) {
    return reply({ kind: 'failed', reason: (error as Error).message });
  }
});
// Whoever has started it is gone. A thread that still plans would keep it from an orderly end.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
