import { readConfig } from '@lapor/kit/config/read-config';
import { createLog } from '@lapor/kit/log';
import { runProcess } from '@lapor/kit/process';
import { startChannel } from './channel.js';
import { settings } from './config.js';

const log = createLog('sms', 'info');
await runProcess(log, () => {
  const config = readConfig(settings, process.env);
  log.level = config.LOG_LEVEL;
  return startChannel(config, log);
});
