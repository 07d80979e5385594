// A step of `npm run admin:first`: makes the account of the first national administrator. On standard input
// {"username", "fullName", "email"}, on standard output {"id", "username", "oneTimePassword"}; with the argument "id" only
// the id that the account will have. Exit code 0 when it is done, 2 with a sentence when it could not be.
import { json } from 'node:stream/consumers';
import { readConfig } from '@lapor/kit/config/read-config';
import { sentence } from '@lapor/kit/sentence';
import { openDatabase } from '@lapor/subgraph-kit/database/open-database';
import { createFirstAdministrator, firstAdministratorId } from './actions/create-first-administrator.js';
import { settings } from './config.js';
import { createPasswords } from './credentials/passwords.js';
import { citizensDatabase } from './database/citizens-database.js';
import type { OfficerRegistration } from './domain/registration/officer-registration.js';
import { readVaultKeys, vaultSettings } from './vault-settings.js';

try {
  const form = (await json(process.stdin)) as OfficerRegistration;
  process.stdout.write(JSON.stringify(process.argv[2] === 'id' ? { id: firstAdministratorId(form.username) } : await create(form)));
} catch (error) {
  process.stderr.write(`${sentence(error)}\n`);
  process.exitCode = 2;
}

async function create(form: OfficerRegistration) {
  const config = readConfig({ CITIZENS_DATABASE_URL: settings.CITIZENS_DATABASE_URL, ...vaultSettings }, process.env);
  const database = await openDatabase(citizensDatabase({ url: config.CITIZENS_DATABASE_URL, poolSize: 1 }), 'CITIZENS_DATABASE_URL');
  try {
    return await createFirstAdministrator(
      { database, vault: readVaultKeys(config), passwords: await createPasswords(), now: () => new Date() },
      form,
    );
  } finally {
    await database.destroy();
  }
}
