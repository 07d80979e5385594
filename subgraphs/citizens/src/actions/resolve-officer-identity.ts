import type { ExternalIdentity, LinkedOfficer } from '@lapor/schema/officer-identity';
import { findLinkedOfficer } from '../database/officer-identity.store.js';
import { identityDigests } from '../vault/officer-identity.js';
import type { AccountServices } from './account-services.js';

/**
 * The officer that an identity is linked to, with what the registry says of them today and later. Null when it is linked
 * to nobody, and also when the officer was deactivated: they hear here what a stranger hears, as at our own sign-in.
 */
export async function resolveOfficerIdentity(
  { database, vault }: Pick<AccountServices, 'database' | 'vault'>,
  identity: ExternalIdentity,
): Promise<LinkedOfficer | null> {
  const officer = await findLinkedOfficer(database, identityDigests(vault.index, identity));
  return officer?.entry?.active === false ? null : officer;
}
