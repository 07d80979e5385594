import { findIdentityAccesses, type IdentityAccess } from '../database/identity-access.store.js';
import { findDataKey } from '../database/person.store.js';
import { openNote } from '../vault/sealed-field.js';
import type { AccountServices } from './account-services.js';

/** An access as the person reads it. */
export interface OpenAccess extends Omit<IdentityAccess, 'sealedReason' | 'id'> {
  readonly reason: string;
}

/** Who looked at a person's identity and why, newest first; none once the person was deleted. */
export async function openAccesses(
  { database, vault }: Pick<AccountServices, 'database' | 'vault'>,
  accountId: string,
  limit: number,
): Promise<readonly OpenAccess[]> {
  const [wrapped, accesses] = await Promise.all([findDataKey(database, accountId), findIdentityAccesses(database, accountId, limit)]);
  if (!wrapped || accesses.length === 0) return [];
  const dataKey = await vault.encryption.unwrap(accountId, wrapped);
  return accesses.map(({ id, sealedReason, ...access }) => ({ ...access, reason: openNote(dataKey, 'access', id, sealedReason) }));
}
