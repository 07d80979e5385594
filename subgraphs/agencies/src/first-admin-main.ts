// A step of `npm run admin:first`: appoints the first national administrator in the registry. On standard input
// {"officerId", "legalRef"}; with the argument "check" it only says whether the desk is free. Exit code 0 when it is
// done, 2 with a sentence when it could not be.
import { json } from 'node:stream/consumers';
import { readConfig } from '@lapor/kit/config/read-config';
import { newId } from '@lapor/kit/ids';
import { sentence } from '@lapor/kit/sentence';
import { openDatabase } from '@lapor/subgraph-kit/database/open-database';
import { appointFirstAdministrator, assertAppointable, type FirstAppointment } from './actions/appoint-first-administrator.js';
import { settings } from './config.js';
import { agenciesDatabase } from './database/agencies-database.js';

const { AGENCIES_DATABASE_URL } = settings;

try {
  const { AGENCIES_DATABASE_URL: url } = readConfig({ AGENCIES_DATABASE_URL }, process.env);
  const appointment = (await json(process.stdin)) as FirstAppointment;
  const database = await openDatabase(agenciesDatabase({ url, poolSize: 1 }), 'AGENCIES_DATABASE_URL');
  const deps = { database, now: () => new Date(), newId };
  try {
    if (process.argv[2] === 'check') await assertAppointable(deps, database.manager, appointment);
    else await appointFirstAdministrator(deps, appointment);
  } finally {
    await database.destroy();
  }
} catch (error) {
  process.stderr.write(`${sentence(error)}\n`);
  process.exitCode = 2;
}
