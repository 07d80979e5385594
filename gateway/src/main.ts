import { setFlagsFromString } from 'node:v8';
import { readConfig } from '@lapor/kit/config/read-config';
import { createLog } from '@lapor/kit/log';
import { runProcess } from '@lapor/kit/process';
import { gatewayConfig } from './config.js';
import { startGateway } from './gateway.js';

// The objects of an answer die with it. Where many requests are under way V8 may see them live, and from then on makes all that come
// from the same code among the old ones, where they are found dead late and keep what they hold alive (docs/adr/0050).
setFlagsFromString('--no-allocation-site-pretenuring');
// What was needed to make machine code is freed by whoever made it, and not by a thread that comes to it when the processor has nothing
// else to do: under load 110 MB of it lay about (docs/adr/0052).
setFlagsFromString('--no-maglev-destroy-on-background');

const log = createLog('gateway', process.env.LOG_LEVEL ?? 'info');
await runProcess(log, () => startGateway(readConfig(gatewayConfig, process.env), log));
