import { sweepSecrets } from '../database/client-credential.store.js';
import { sweepItems } from '../database/issuer-item.store.js';
import { sweepSessions } from '../database/session.store.js';
import type { AccountServices } from './account-services.js';

const AT_A_TIME = 1_000;

/**
 * Forgets sessions, secrets of clients and whatever else the issuer remembers, once their time is over: all of it, because
 * anybody may have a form shown to them and each is remembered.
 */
export async function forgetExpired({ database, now }: Pick<AccountServices, 'database' | 'now'>): Promise<void> {
  const at = now();
  while ((await sweepItems(database, at, AT_A_TIME)) === AT_A_TIME);
  while ((await sweepSessions(database, at, AT_A_TIME)) === AT_A_TIME);
  await sweepSecrets(database, at);
}
