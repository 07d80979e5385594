import { readConfig } from '@lapor/kit/config/read-config';
import { createLog } from '@lapor/kit/log';
import { runProcess } from '@lapor/kit/process';
import { stackConfig } from './config.js';
import { passOn } from './pass-on.js';
import { startStack } from './stack.js';

const log = createLog('stack', 'warn');
await runProcess(log, () =>
  startStack({
    config: readConfig(stackConfig, process.env),
    passedOn: passOn(process.env),
    log,
    print: (text) => process.stdout.write(text),
  }),
);
