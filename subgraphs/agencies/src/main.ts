import { readConfig } from '@lapor/kit/config/read-config';
import { createLog } from '@lapor/kit/log';
import { runProcess } from '@lapor/kit/process';
import { settings } from './config.js';
import { startSubgraph } from './subgraph.js';

const log = createLog('agencies', 'info');
await runProcess(log, async () => {
  const config = readConfig(settings, process.env);
  log.level = config.LOG_LEVEL;
  return startSubgraph(config, log);
});
