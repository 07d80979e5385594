import { sweepSecrets } from '../database/client-credential.store.js';
import { sweepItems } from '../database/issuer-item.store.js';
import { sweepSessions } from '../database/session.store.js';
import type { AccountServices } from './account-services.js';

/** Forgets sessions, secrets of clients and whatever else the issuer remembers, once their time is over. */
export async function forgetExpired({ database, now }: Pick<AccountServices, 'database' | 'now'>): Promise<void> {
  const at = now();
  await sweepItems(database, at);
  await sweepSessions(database, at);
  await sweepSecrets(database, at);
}
