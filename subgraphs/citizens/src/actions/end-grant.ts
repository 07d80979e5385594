import { deleteItemsOfGrant } from '../database/issuer-item.store.js';
import type { AccountServices } from './account-services.js';
import { endSessions } from './end-sessions.js';

/**
 * Ends what somebody has opened at a front end: its refresh tokens are gone, and its access tokens end within a second.
 * Done twice it changes nothing more.
 */
export async function endGrant({ database, now }: Pick<AccountServices, 'database' | 'now'>, grantId: string): Promise<void> {
  await database.transaction(async (manager) => {
    await endSessions(manager, { grantId }, { kind: 'SYSTEM' }, now());
    await deleteItemsOfGrant(manager, grantId);
  });
}
