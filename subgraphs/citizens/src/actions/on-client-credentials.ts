import { newId } from '@lapor/kit/ids';
import { RefusalError } from '@lapor/kit/refusal';
import type { EventActor } from '@lapor/schema/events';
import type { Subject } from '@lapor/schema/identity';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import type { EntityManager } from 'typeorm';
import { findApiClient, lockApiClient } from '../database/api-client-projection.store.js';
import { clientOffice } from '../domain/client/client-office.js';
import { type CredentialChange, clientCredentialsChanged, clientTokensRevoked } from '../events/token-events.js';
import type { AccountServices } from './account-services.js';

type Services = Pick<AccountServices, 'database' | 'now'>;

/** What is done to the credentials of a client. */
export interface CredentialCommand {
  readonly clientId: string;
  readonly change: CredentialChange;
  /** The credential by its id. */
  readonly credential: string;
  /** Whether every token issued until now ends with it. */
  readonly endsTokens: boolean;
}

/**
 * Who may see and change the credentials of a client, as the office it is done in. To everybody else it is the same
 * whether there is such a client.
 * @throws {RefusalError} UNAUTHENTICATED, API_CLIENT_UNKNOWN.
 */
export async function clientManager({ database }: Pick<Services, 'database'>, subject: Subject, clientId: string): Promise<EventActor> {
  if (subject.kind === 'anonymous') throw new RefusalError('UNAUTHENTICATED');
  const client = await findApiClient(database, clientId);
  const office = client && clientOffice(subject, client.ownerCode);
  if (!office) throw new RefusalError('API_CLIENT_UNKNOWN');
  return { kind: 'OFFICER', role: office.role, agencyCode: office.agencyCode };
}

/**
 * Changes the credentials of a client and tells of it, in one transaction. Two changes at one moment wait for each other.
 * @throws {RefusalError} UNAUTHENTICATED, API_CLIENT_UNKNOWN.
 */
export async function onClientCredentials(
  services: Services,
  subject: Subject,
  { clientId, change, credential, endsTokens }: CredentialCommand,
  write: (manager: EntityManager, at: Date, by: EventActor) => Promise<void>,
): Promise<void> {
  const { database, now } = services;
  const by = await clientManager(services, subject, clientId);
  await database.transaction(async (manager) => {
    await lockApiClient(manager, clientId);
    await write(manager, now(), by);
    // Only now: a token that was still issued by a credential which is gone is older than this moment (`issuer/token-claims.ts`).
    const at = now();
    const stamp = () => ({ id: newId(), now: at, by });
    const { aggregate, draft } = clientCredentialsChanged({ clientId, change, credential }, stamp());
    const drafts = endsTokens ? [draft, clientTokensRevoked(clientId, stamp()).draft] : [draft];
    await appendEvents(manager, aggregate, drafts);
  });
}
