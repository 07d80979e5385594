import type { RevealGrant } from '@lapor/kit/reveal-grant';
import type { AccountRecord } from '../database/account.queries.js';
import { insertIdentityAccess, isAccessRecorded } from '../database/identity-access.store.js';
import { lockDataKey } from '../database/person.store.js';
import { sealNote } from '../vault/sealed-field.js';
import type { AccountServices } from './account-services.js';
import { onAccount } from './on-account.js';

/**
 * Writes that an office is given a reporter's identity, before it is given; the person reads it under `me`. The same
 * reveal is written once, however often its answer is fetched. False when nobody stands behind the account any more.
 */
export async function recordIdentityAccess(
  services: AccountServices,
  { id: accountId, person }: AccountRecord,
  grant: RevealGrant,
): Promise<boolean> {
  const { revealId, reportId, role, agencyCode, reason } = grant;
  if (!person) return false;
  if (await isAccessRecorded(services.database, revealId)) return true;
  const dataKey = await services.vault.encryption.unwrap(accountId, person.dataKey);
  const by = { kind: 'OFFICER', role, agencyCode } as const;
  // The event does not name the report: the log must not join an account with it.
  return onAccount(services, { accountId, type: 'IdentityAccessed', by }, async (manager, accessedAt) => {
    if (!(await lockDataKey(manager, accountId))) throw new Error('the person was deleted at this moment');
    const sealedReason = sealNote(dataKey, 'access', revealId, reason);
    await insertIdentityAccess(manager, accountId, { id: revealId, reportId, role, agencyCode, accessedAt, sealedReason });
    return true;
  });
}
