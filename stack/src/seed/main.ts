// `npm run seed -- --reports N`: fills the reports database that REPORTS_DATABASE_URL names, or the embedded one of the
// data folder, whether its system is running or not. Exit codes as in reports' own seed-main.ts.
import { resolve } from 'node:path';
import { createLog } from '@lapor/kit/log';
import { findDatabase } from '../system/find-database.js';
import { runSeed } from './run-seed.js';
import { seedDataFolder } from './seed-data-folder.js';

const dataFolder = resolve(process.env.DATA_FOLDER || '.data');
const args = process.argv.slice(2);
try {
  const running = process.env.REPORTS_DATABASE_URL || (await findDatabase(dataFolder, 'reports'));
  process.exitCode = running ? await runSeed(running, args) : await seedDataFolder(dataFolder, args, createLog('seed', 'error'));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
