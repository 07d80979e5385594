// The gateway in a process of its own, which says how much it holds once everything is collected that can be.
import { readdirSync } from 'node:fs';
import { gatewayConfig } from '@lapor/gateway/config';
import { startGateway } from '@lapor/gateway/gateway';
import { readConfig } from '@lapor/kit/config/read-config';
import { createLog } from '@lapor/kit/log';
import type { Footprint } from './gateway-process.js';

const { port, stop } = await startGateway(readConfig(gatewayConfig, process.env), createLog('gateway', 'silent'));

process.on('message', (message) => {
  if (message === 'stop') void stop().then(() => process.exit(0));
  if (message === 'measure') process.send?.({ footprint: measure() });
});
process.on('disconnect', () => process.exit(1));
process.send?.({ port });

function measure(): Footprint {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heapMb: (heapUsed + external) / 1_048_576, rssMb: rss / 1_048_576, threads: countThreads() };
}

/** All threads of the process; undefined where the system does not tell. */
function countThreads(): number | undefined {
  try {
    return readdirSync('/proc/self/task').length;
  } catch {
    return undefined;
  }
}
