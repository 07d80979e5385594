import { setTimeout as delay } from 'node:timers/promises';
import { readConfig } from '@lapor/kit/config/read-config';
import { createLog } from '@lapor/kit/log';
import { runProcess } from '@lapor/kit/process';
import { settings } from './config.js';
import { startSubgraph } from './subgraph.js';

/** How long readiness waits for the registry: on its first start citizens knows no officer's memberships. */
const REGISTRY_WAIT_MS = 10_000;

const log = createLog('citizens', 'info');
await runProcess(log, async () => {
  const config = readConfig(settings, process.env);
  log.level = config.LOG_LEVEL;
  const citizens = await startSubgraph(config, log);
  await Promise.race([citizens.caughtUp, delay(REGISTRY_WAIT_MS, undefined, { ref: false })]);
  return citizens;
});
