// `npm run audit:verify`: checks the reports database that REPORTS_DATABASE_URL names, or the embedded one of a system
// that is running on the data folder. Exit codes as in reports' own audit-main.ts.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findDatabase } from '../system/find-database.js';

const dataFolder = resolve(process.env.DATA_FOLDER || '.data');
const url = process.env.REPORTS_DATABASE_URL || (await findDatabase(dataFolder, 'reports'));
if (!url) {
  process.stderr.write(`No system is running on ${dataFolder}. Start it with "npm start", or name a database in REPORTS_DATABASE_URL.\n`);
  process.exit(2);
}
const audit = fileURLToPath(import.meta.resolve('@lapor/reports/audit-main'));
const { status } = spawnSync(process.execPath, [audit], { env: { ...process.env, REPORTS_DATABASE_URL: url }, stdio: 'inherit' });
process.exitCode = status ?? 2;
