import { readConfig } from '@lapor/kit/config/read-config';
import { createLog } from '@lapor/kit/log';
import { runProcess } from '@lapor/kit/process';
import { stackConfig } from './config.js';
import { startStack } from './stack.js';

const log = createLog('stack', 'warn');
await runProcess(log, () => startStack(readConfig(stackConfig, process.env), log, (text) => process.stdout.write(text)));
