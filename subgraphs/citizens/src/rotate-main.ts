// `npm run vault:rotate`: brings every person under the vault's keys in use, while everything serves. Killed at any point
// it is simply run again. Exit code 0 when it is done, 2 when it could not be.
import { setTimeout as delay } from 'node:timers/promises';
import { ConfigError, readConfig } from '@lapor/kit/config/read-config';
import { openDatabase } from '@lapor/subgraph-kit/database/open-database';
import { rotateVault } from './actions/rotate-vault.js';
import { settings } from './config.js';
import { citizensDatabase } from './database/citizens-database.js';
import { hasForeignKeys } from './database/vault-key.queries.js';
import { readVaultKeys, vaultSettings } from './vault-settings.js';

const PAUSE_MS = 200;

try {
  const config = readConfig({ CITIZENS_DATABASE_URL: settings.CITIZENS_DATABASE_URL, ...vaultSettings }, process.env);
  const vault = readVaultKeys(config);
  const database = await openDatabase(citizensDatabase({ url: config.CITIZENS_DATABASE_URL, poolSize: 2 }), 'CITIZENS_DATABASE_URL');
  try {
    if (await hasForeignKeys(database, vault))
      throw new ConfigError('Some rows were written with a key that is not given. No data was changed.');
    const persons = await rotateVault({ database, vault, now: () => new Date(), pause: () => delay(PAUSE_MS) });
    process.stdout.write(`vault: ${persons} persons moved; every person stands under the keys in use, no former key is needed\n`);
  } finally {
    await database.destroy();
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
