import type { Citizen } from '@lapor/schema/identity';
import type { Queryable } from '@lapor/subgraph-kit/event-log/read';
import { findTakenListKeys } from '../database/reporter.queries.js';
import { countListed, listKey } from '../domain/reporter/list-keys.js';

/** The keys of all reports that a citizen has filed; none for a token of before, which finds what is filed under the name. */
export async function readListKeys(database: Queryable, { secret }: Citizen & { readonly secret?: Buffer }): Promise<readonly string[]> {
  if (!secret) return [];
  const count = await countListed(secret, (keys) => findTakenListKeys(database, keys));
  return Array.from({ length: count }, (_, index) => listKey(secret, index));
}
