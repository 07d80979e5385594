// `npm run admin:first`: gives a new system, in which nobody holds an office, its first national administrator. Asks
// four questions on the terminal (or reads the four answers, a line each, from standard input: names belong neither into
// arguments nor into a shell's history), makes the account, appoints it, and shows its one-time password once. The system
// runs on the data folder; AGENCIES_DATABASE_URL, CITIZENS_DATABASE_URL, VAULT_KEY and VAULT_INDEX_KEY name another one.
// It can be repeated with the same user name until the administrator has chosen a password. Exit code 0, or 2 with a
// sentence.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartFailure } from '@lapor/kit/start-failure';
import type { SubgraphName } from '@lapor/schema/identity';
import { vaultKeySettings } from '../system/environment.js';
import { findDatabase } from '../system/find-database.js';
import { loadSecrets } from '../system/secrets.js';
import { readAnswers } from './read-answers.js';

const dataFolder = resolve(process.env.DATA_FOLDER || '.data');

try {
  const env = {
    ...process.env,
    AGENCIES_DATABASE_URL: process.env.AGENCIES_DATABASE_URL || (await databaseOf('agencies')),
    CITIZENS_DATABASE_URL: process.env.CITIZENS_DATABASE_URL || (await databaseOf('citizens')),
    ...(await vaultKeys()),
  };
  const { username, fullName, email, legalRef } = await readAnswers();
  const form = { username, fullName, email };
  const { id: officerId } = run('citizens', env, form, 'id') as { id: string };
  run('agencies', env, { officerId, legalRef }, 'check');
  const account = run('citizens', env, form) as { username: string; oneTimePassword: string };
  run('agencies', env, { officerId, legalRef });
  process.stdout.write(
    `${account.username} is the national administrator.\nOne-time password: ${account.oneTimePassword}\n` +
      'It is shown this once, and signs in only to choose another one (mutation changePassword).\n',
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

async function databaseOf(name: SubgraphName): Promise<string> {
  const url = await findDatabase(dataFolder, name);
  if (url) return url;
  throw new StartFailure(
    `No system is running on ${dataFolder}. Start it with "npm start", or name its databases in AGENCIES_DATABASE_URL and CITIZENS_DATABASE_URL.`,
  );
}

async function vaultKeys(): Promise<Readonly<Record<string, string>>> {
  return process.env.VAULT_KEY || process.env.VAULT_KEY_FILE ? {} : vaultKeySettings(await loadSecrets(dataFolder));
}

/** Runs one step in the subgraph that owns the data; its own sentence is the reason when it fails. */
function run(name: 'agencies' | 'citizens', env: NodeJS.ProcessEnv, input: object, ...args: readonly string[]): unknown {
  const main = fileURLToPath(import.meta.resolve(`@lapor/${name}/first-admin-main`));
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { env, input: JSON.stringify(input), encoding: 'utf8' });
  if (status !== 0) throw new StartFailure(stderr.trim() || `The step in ${name} ended with exit code ${status}.`);
  return stdout === '' ? null : JSON.parse(stdout);
}
