import { readConfig } from '@lapor/kit/config/read-config';
import { createLog } from '@lapor/kit/log';
import { runProcess } from '@lapor/kit/process';
import { gatewayConfig } from './config.js';
import { startGateway } from './gateway.js';

const log = createLog('gateway', process.env.LOG_LEVEL ?? 'info');
await runProcess(log, () => startGateway(readConfig(gatewayConfig, process.env), log));
