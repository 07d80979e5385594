// `npm run seed -- --reports N`: fills the reports database that REPORTS_DATABASE_URL names, or the embedded one of the
// data folder, whose system is started for it when it is not running. Exit codes as in reports' own seed-main.ts.
import { resolve } from 'node:path';
import { createLog } from '@lapor/kit/log';
import { findReportsDatabase } from '../system/find-reports-database.js';
import { startSystem } from '../system/start-system.js';
import { runSeed } from './run-seed.js';

const dataFolder = resolve(process.env.DATA_FOLDER || '.data');
const running = process.env.REPORTS_DATABASE_URL || (await findReportsDatabase(dataFolder));
try {
  process.exitCode = running ? await runSeed(running, process.argv.slice(2)) : await seedStopped();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

async function seedStopped(): Promise<number> {
  process.stdout.write(`No system is running on ${dataFolder}: starting one for the seed.\n`);
  const system = await startSystem({
    dataFolder,
    host: '127.0.0.1',
    ports: { gateway: 0, reports: 0, agencies: 0, citizens: 0 },
    logLevel: 'error',
    databaseUrls: {},
    onLine: (_process, line) => process.stderr.write(`${line}\n`),
    log: createLog('seed', 'error'),
  });
  try {
    return await runSeed(system.databases.reports, process.argv.slice(2));
  } finally {
    await system.stop();
  }
}
