// `npm run sms:rotate -- --new-key`: makes a new key of the channel of SMS for the data folder, while the system is stopped.
// `npm run sms:rotate`: brings what the channel keeps under the key in use, in the system that is running on the data folder.
// SMS_DATABASE_URL and SMS_KEY name another one. Exit codes as in the channel's own rotate-main.ts.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lockDataFolder } from '../postgres/lock.js';
import { readServerPort } from '../postgres/postmaster-file.js';
import { loadSecrets, renewSmsKey } from '../system/secrets.js';

const dataFolder = resolve(process.env.DATA_FOLDER || '.data');
try {
  process.exitCode = process.argv.includes('--new-key') ? await makeKey() : await rotate();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

async function makeKey(): Promise<number> {
  const lock = await lockDataFolder(dataFolder);
  try {
    await renewSmsKey(dataFolder);
  } finally {
    await lock.release();
  }
  process.stdout.write('A new SMS key stands in secrets.json, the former one still opens. Start the system, then "npm run sms:rotate".\n');
  return 0;
}

async function rotate(): Promise<number> {
  const url = process.env.SMS_DATABASE_URL || (await embeddedUrl());
  if (!url) {
    process.stderr.write(`No system is running on ${dataFolder}. Start it with "npm start", or name a database in SMS_DATABASE_URL.\n`);
    return 2;
  }
  const keys = process.env.SMS_KEY ? {} : smsKeySettings(await loadSecrets(dataFolder));
  const { status } = spawnSync(process.execPath, [fileURLToPath(import.meta.resolve('@lapor/sms/rotate-main'))], {
    env: { ...process.env, ...keys, SMS_DATABASE_URL: url },
    stdio: 'inherit',
  });
  return status ?? 2;
}

function smsKeySettings({ smsKey, smsFormerKeys }: { readonly smsKey: string; readonly smsFormerKeys: readonly string[] }) {
  return { SMS_KEY: smsKey, SMS_FORMER_KEYS: smsFormerKeys.join(',') };
}

async function embeddedUrl(): Promise<string | null> {
  const port = await readServerPort(join(dataFolder, 'postgres'));
  if (port === null) return null;
  const { smsDatabasePassword } = await loadSecrets(dataFolder);
  return `postgresql://sms:${smsDatabasePassword}@127.0.0.1:${port}/sms`;
}
