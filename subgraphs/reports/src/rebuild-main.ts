// `npm run registry:rebuild`: makes reports' copy of the registry anew from the registry's log, while everything serves.
// Exit code 0 when it is done, 2 when it could not be.
import { readConfig } from '@lapor/kit/config/read-config';
import { newId } from '@lapor/kit/ids';
import { openDatabase } from '@lapor/subgraph-kit/database/open-database';
import { settings } from './config.js';
import { reportsDatabase } from './database/reports-database.js';
import { rebuildRegistry } from './events/rebuild-registry.js';

const { REPORTS_DATABASE_URL, AGENCIES_URL, FEED_KEY } = settings;

try {
  const config = readConfig({ REPORTS_DATABASE_URL, AGENCIES_URL, FEED_KEY }, process.env);
  const database = await openDatabase(reportsDatabase({ url: config.REPORTS_DATABASE_URL, poolSize: 1 }), 'REPORTS_DATABASE_URL');
  try {
    const began = Date.now();
    const options = { database, origin: config.AGENCIES_URL, key: config.FEED_KEY, now: () => new Date(), newId };
    const { events, entries, dropped } = await rebuildRegistry(options);
    process.stdout.write(`registry: ${entries} entries from ${events} events in ${Date.now() - began} ms, ${dropped} strangers removed\n`);
  } finally {
    await database.destroy();
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
