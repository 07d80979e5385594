import { openGrant } from '@lapor/kit/reveal-grant';
import { openReference } from '@lapor/kit/sealed-reference';
import type { Subject } from '@lapor/schema/identity';
import { type AccountRecord, findAccounts } from '../database/account.queries.js';
import type { AccountServices } from './account-services.js';

/**
 * Tells who filed a report, for the grant that reports has given to this officer: the vault alone can open the reference
 * in it. Null for a grant that is no longer good, was given to somebody else, or leads to nobody (any more).
 */
export async function redeemGrant(services: AccountServices, subject: Subject, sealed: string): Promise<AccountRecord | null> {
  const { database, reporterKey, referenceKey, now } = services;
  const at = now();
  const grant = openGrant(reporterKey, sealed, at);
  if (!grant || subject.kind !== 'officer' || subject.id !== grant.officerId) return null;
  const citizenId = openReference([referenceKey], grant.reference, grant.reportId);
  if (citizenId === null) return null;
  const [account] = await findAccounts(database, [{ kind: 'citizen', id: citizenId }]);
  return account ?? null;
}
