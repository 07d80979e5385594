import { listClientsOf } from '../database/api-client.queries.js';
import { suspendApiClient } from '../domain/api-client/suspend-api-client.js';
import type { AgencyCase } from './change-agency-entry.js';

/**
 * Suspends the API clients of agencies that end: their agreements were with these. The heir registers its own; one whose
 * agency is reopened can be resumed. Clients that are suspended already stay as they are.
 */
export async function suspendClientsOf({ manager, by, decree, putAll }: AgencyCase, endingCodes: readonly string[]): Promise<void> {
  const clients = (await listClientsOf(manager, endingCodes)).flatMap((client) => {
    const suspended = client.suspendedFor === null ? suspendApiClient(client, 'AGREEMENT_ENDED', by.role) : null;
    return suspended?.ok ? [suspended.client] : [];
  });
  await putAll('ApiClientSuspended', clients, decree);
}
