import { join } from 'node:path';
import type { Logger } from '@lapor/kit/log';
import { startCluster } from '../postgres/cluster.js';
import { lockDataFolder } from '../postgres/lock.js';
import { findDatabase } from '../system/find-database.js';
import { startSystem } from '../system/start-system.js';
import { runSeed } from './run-seed.js';

/**
 * Seeds the embedded reports database of a data folder on which no system is running. The system is started once, for
 * the tables and the registry, and stopped again: during the load nobody else can use the tables. Returns the seed's
 * exit code.
 */
export async function seedDataFolder(dataFolder: string, args: readonly string[], log: Logger): Promise<number> {
  const system = await startSystem({
    dataFolder,
    host: '127.0.0.1',
    ports: { gateway: 0, reports: 0, agencies: 0, citizens: 0 },
    logLevel: 'error',
    databaseUrls: {},
    onLine: (name, line) => process.stderr.write(`${name}: ${line}\n`),
    log,
  });
  await system.stop();
  const lock = await lockDataFolder(dataFolder);
  try {
    const cluster = await startCluster({ dataDir: join(dataFolder, 'postgres'), port: 0, log, replaceOrphan: true });
    try {
      return await runSeed((await findDatabase(dataFolder, 'reports')) ?? '', args);
    } finally {
      await cluster.stop();
    }
  } finally {
    await lock.release();
  }
}
