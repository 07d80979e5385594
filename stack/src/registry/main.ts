// `npm run registry:rebuild`: has reports' copy of the registry made anew, in the system that is running on the data
// folder. REPORTS_DATABASE_URL, AGENCIES_URL (or AGENCIES_PORT) and FEED_KEY name another one. Exit codes as in reports'
// own rebuild-main.ts.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '@lapor/kit/config/read-config';
import { stackConfig } from '../config.js';
import { feedKeyOf } from '../system/environment.js';
import { findDatabase } from '../system/find-database.js';
import { loadSecrets } from '../system/secrets.js';

const { AGENCIES_PORT } = readConfig({ AGENCIES_PORT: stackConfig.AGENCIES_PORT }, process.env);
const dataFolder = resolve(process.env.DATA_FOLDER || '.data');
const url = process.env.REPORTS_DATABASE_URL || (await findDatabase(dataFolder, 'reports'));
if (!url) {
  process.stderr.write(`No system is running on ${dataFolder}. Start it with "npm start", or name a database in REPORTS_DATABASE_URL.\n`);
  process.exit(2);
}
const env = {
  ...process.env,
  REPORTS_DATABASE_URL: url,
  AGENCIES_URL: process.env.AGENCIES_URL || `http://127.0.0.1:${AGENCIES_PORT}`,
  FEED_KEY: process.env.FEED_KEY || feedKeyOf('reports', (await loadSecrets(dataFolder)).feedKey),
};
const rebuild = fileURLToPath(import.meta.resolve('@lapor/reports/rebuild-main'));
const { status } = spawnSync(process.execPath, [rebuild], { env, stdio: 'inherit' });
process.exitCode = status ?? 2;
