// `npm run sms:rotate`: brings what the channel keeps under the key in use, while it works. Killed at any point it is simply
// run again. Exit code 0 when it is done, 1 when something opens under no key given, 2 when it could not be.
import { readConfig } from '@lapor/kit/config/read-config';
import { createLog } from '@lapor/kit/log';
import { openChannelKey } from './actions/open-channel-key.js';
import { reseal } from './actions/reseal.js';
import { sealingKeys, settings } from './config.js';
import { openDatabase } from './database/open-database.js';

try {
  const { SMS_DATABASE_URL, SMS_KEY, SMS_FORMER_KEYS } = settings;
  const config = readConfig({ SMS_DATABASE_URL, SMS_KEY, SMS_FORMER_KEYS }, process.env);
  const database = await openDatabase({ url: config.SMS_DATABASE_URL, size: 2, log: createLog('sms', 'silent') });
  try {
    const keys = sealingKeys(config);
    await openChannelKey(database, keys);
    const { moved, closed } = await reseal(database, keys);
    const rest = closed > 0 ? `${closed} open under none of the keys given` : 'no former key is needed';
    process.stdout.write(`sms: ${moved} values moved; ${rest}\n`);
    if (closed > 0) process.exitCode = 1;
  } finally {
    await database.end();
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
