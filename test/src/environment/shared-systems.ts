import { appendFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { close, listen } from '@lapor/kit/http/listen';
import { createLog } from '@lapor/kit/log';
import type { Running } from '@lapor/kit/process';
import { type System, startSystem } from '@lapor/stack/system/start-system';
import type { LentSystem } from './shared-system.js';
import { systemTemplate } from './template.js';

/** Lends systems to test files, one to each worker of Jest, so that no two files use one at the same time. */
export interface SharedSystems extends Running {
  readonly url: string;
}

/** Starts a worker's system when its first file asks, at `/<worker>`, and stops all of them in the end. */
export async function lendSystems(folder: string): Promise<SharedSystems> {
  const systems = new Map<string, Promise<System>>();
  const lend = async (worker: string, response: ServerResponse) => {
    const dataFolder = join(folder, `shared-${worker}`);
    const logFile = `${dataFolder}.log`;
    const starting = systems.get(worker) ?? start(dataFolder, logFile);
    systems.set(worker, starting);
    const { gatewayUrl, ports, secrets, databases, cluster } = await starting;
    const lent: LentSystem = { place: { gatewayUrl, ports, secrets, databases, superuserUrl: cluster!.superuserUrl }, logFile };
    response.end(JSON.stringify(lent));
  };
  const server = createServer((request, response) => {
    const worker = /^\/(\d+)$/.exec(request.url ?? '')?.[1] ?? '1';
    lend(worker, response).catch((error: Error) => response.writeHead(500).end(error.stack));
  });
  const port = await listen(server, 0, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      await close(server, 0);
      await Promise.allSettled([...systems.values()].map(async (system) => (await system).stop()));
    },
  };
}

async function start(dataFolder: string, logFile: string): Promise<System> {
  appendFileSync(logFile, '');
  return startSystem({
    dataFolder,
    host: '127.0.0.1',
    ports: { gateway: 0, reports: 0, agencies: 0, citizens: 0 },
    logLevel: 'trace',
    databaseUrls: {},
    throwAway: true,
    template: await systemTemplate(),
    overrides: { agencies: { VILLAGES: 'false' } },
    // At once, so that what a test has brought about stands in it when the test looks.
    onLine: (_process, line) => appendFileSync(logFile, `${line}\n`),
    log: createLog('test', 'silent'),
  });
}
