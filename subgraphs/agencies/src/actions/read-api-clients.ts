import { assertAllowed } from '@lapor/kit/refusal';
import type { Subject } from '@lapor/schema/identity';
import { findApiClient, listApiClients } from '../database/api-client.queries.js';
import type { CodePage } from '../database/code-page.js';
import { type ApiClient, ownerOf } from '../domain/api-client/api-client.js';
import { decideClientReading } from '../domain/api-client/decide-client-reading.js';
import { agencyConcern } from './agency-concern.js';
import type { ActionDependencies } from './dependencies.js';

/**
 * A client by its id; null when there is none. Who may not read it is refused by the id alone, in the same words
 * whether it exists or not. Throws UNAUTHENTICATED, FORBIDDEN or AGENCY_UNKNOWN.
 */
export async function readApiClient({ database }: ActionDependencies, subject: Subject, id: string): Promise<ApiClient | null> {
  const owner = ownerOf(id);
  assertAllowed(decideClientReading(subject, await agencyConcern(database.manager, owner)));
  return owner === null ? null : findApiClient(database.manager, id);
}

/** A page of the clients of an agency, or with null of all agencies. Throws as above. */
export async function readApiClients(
  { database }: ActionDependencies,
  subject: Subject,
  ownerCode: string | null,
  page: CodePage,
): Promise<ApiClient[]> {
  assertAllowed(decideClientReading(subject, await agencyConcern(database.manager, ownerCode)));
  return listApiClients(database.manager, ownerCode, page);
}
