// `npm run vault:rotate -- --new-keys`: makes new vault keys for the data folder, while the system is stopped.
// `npm run vault:rotate`: brings everybody under the keys in use, in the system that is running on the data folder.
// CITIZENS_DATABASE_URL, VAULT_KEY and the like name another one. Exit codes as in citizens' own rotate-main.ts.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lockDataFolder } from '../postgres/lock.js';
import { vaultKeySettings } from '../system/environment.js';
import { findDatabase } from '../system/find-database.js';
import { loadSecrets, renewVaultKeys } from '../system/secrets.js';

const dataFolder = resolve(process.env.DATA_FOLDER || '.data');
try {
  process.exitCode = process.argv.includes('--new-keys') ? await makeKeys() : await rotate();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

async function makeKeys(): Promise<number> {
  const lock = await lockDataFolder(dataFolder);
  try {
    await renewVaultKeys(dataFolder);
  } finally {
    await lock.release();
  }
  process.stdout.write(
    'New vault keys stand in secrets.json, the former ones are still accepted. Start the system, then "npm run vault:rotate".\n',
  );
  return 0;
}

async function rotate(): Promise<number> {
  const given = process.env.CITIZENS_DATABASE_URL;
  const url = given || (await findDatabase(dataFolder, 'citizens'));
  if (!url) {
    process.stderr.write(
      `No system is running on ${dataFolder}. Start it with "npm start", or name a database in CITIZENS_DATABASE_URL.\n`,
    );
    return 2;
  }
  const keys = process.env.VAULT_KEY || process.env.VAULT_KEY_FILE ? {} : vaultKeySettings(await loadSecrets(dataFolder));
  const env = { ...process.env, ...keys, CITIZENS_DATABASE_URL: url };
  const { status } = spawnSync(process.execPath, [fileURLToPath(import.meta.resolve('@lapor/citizens/rotate-main'))], {
    env,
    stdio: 'inherit',
  });
  return status ?? 2;
}
