// `npm run seed`: fills a reports database with volume data. Exit code 0 when it is loaded, 2 when nothing was written.
import { parseArgs } from 'node:util';
import { readConfig } from '@lapor/kit/config/read-config';
import { openDatabase } from '@lapor/subgraph-kit/database/open-database';
import { reportsDatabase } from './database/reports-database.js';
import { loadSeed } from './seed/load.js';
import { readOptions } from './seed/options.js';
import { readWorld } from './seed/read-world.js';
import { seedSettings } from './seed-settings.js';

try {
  const { values } = parseArgs({ options: { reports: { type: 'string' }, seed: { type: 'string' }, until: { type: 'string' } } });
  const options = readOptions(values, new Date());
  const { REPORTS_DATABASE_URL: url } = readConfig(seedSettings, process.env);
  const database = await openDatabase(reportsDatabase({ url, poolSize: 2 }), 'REPORTS_DATABASE_URL');
  try {
    const began = performance.now();
    // Refuses before anything is written, where there is no registry to make reports for.
    await readWorld(database, options);
    const loaded = await loadSeed(database, url, options, (done) => {
      if (done % 50_000 === 0) process.stdout.write(`seed: ${done} of ${options.reports} reports\n`);
    });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    process.stdout.write(`seed: ${loaded.reports} reports with ${loaded.events} events in ${seconds} s\n`);
  } finally {
    await database.destroy();
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
