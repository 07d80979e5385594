import { openGrant } from '@lapor/kit/reveal-grant';
import type { Subject } from '@lapor/schema/identity';
import { type AccountRecord, findAccounts } from '../database/account.queries.js';
import type { AccountServices } from './account-services.js';
import { openSealedReference } from './open-sealed-reference.js';
import { recordIdentityAccess } from './record-identity-access.js';

/**
 * Tells who filed a report, for the grant that reports has given to this officer, and writes for the person that it was
 * told. Null for a grant that is no longer good, was given to somebody else, or leads to nobody (any more).
 */
export async function redeemGrant(services: AccountServices, subject: Subject, sealed: string): Promise<AccountRecord | null> {
  const grant = openGrant(services.reporterKey, sealed, services.now());
  if (!grant || subject.kind !== 'officer' || subject.id !== grant.officerId) return null;
  const citizenId = openSealedReference(services, grant);
  if (citizenId === null) return null;
  const [account] = await findAccounts(services.database, [{ kind: 'citizen', id: citizenId }]);
  return account && (await recordIdentityAccess(services, account, grant)) ? account : null;
}
