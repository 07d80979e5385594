import type { ExternalIdentity } from '@lapor/schema/officer-identity';
import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import { findSealedLinks } from '../database/officer-identity.store.js';
import { openIdentity } from '../vault/officer-identity.js';

/** Who an officer is at their agencies' own sign-ins, in the clear: for the officer alone. */
export async function openIdentities(
  database: Queryable,
  dataKey: Buffer,
  accountId: string,
): Promise<readonly (ExternalIdentity & { readonly linkedAt: Date })[]> {
  const links = await findSealedLinks(database, accountId);
  return links.map(({ id, linkedAt, sealed }) => ({ ...openIdentity(dataKey, id, sealed), linkedAt }));
}
