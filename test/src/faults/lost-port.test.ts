import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { close, listen } from '@lapor/kit/http/listen';
import { createLog } from '@lapor/kit/log';
import { freePort } from '@lapor/stack/postgres/free-port';
import { startSystem } from '@lapor/stack/system/start-system';
import { until } from '../environment/until.js';

it('a system takes other ports when somebody was faster to those it had found free', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'lapor-test-'));
  const before = await freePort(0);
  const starting = startSystem({
    dataFolder,
    host: '127.0.0.1',
    ports: { gateway: 0, reports: 0, agencies: 0, citizens: 0 },
    logLevel: 'fatal',
    databaseUrls: {},
    throwAway: true,
    onLine: () => undefined,
    log: createLog('test', 'fatal'),
  });
  // The ports of the processes are chosen before the databases are made, one after the other.
  await until('the ports are chosen', async () => existsSync(join(dataFolder, 'postgres')));
  const thieves = await Promise.all(
    [1, 2, 3, 4].map(async (distance) => {
      const server = createServer();
      await listen(server, before + distance, '127.0.0.1').catch(() => undefined);
      return server;
    }),
  );
  const system = await starting;
  const taken = thieves.flatMap((server) => (server.listening ? [(server.address() as { port: number }).port] : []));
  expect(taken.length).toBeGreaterThan(0);
  expect(Object.values(system.ports).filter((port) => taken.includes(port))).toEqual([]);
  expect((await fetch(`${system.gatewayUrl}/health`)).status).toBe(200);
  await system.stop();
  await Promise.all(thieves.map((server) => close(server, 0)));
});
