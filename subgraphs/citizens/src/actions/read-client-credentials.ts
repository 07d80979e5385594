import type { Subject } from '@lapor/schema/identity';
import { type ClientSecret, findKeys, findSecrets, type RegisteredKey } from '../database/client-credential.store.js';
import type { AccountServices } from './account-services.js';
import { clientManager } from './on-client-credentials.js';

/** What a client shows itself by, as far as anybody may see it again. */
export interface ClientCredentials {
  readonly secrets: readonly ClientSecret[];
  readonly keys: readonly RegisteredKey[];
}

/** @throws {RefusalError} UNAUTHENTICATED, API_CLIENT_UNKNOWN, as `clientManager`. */
export async function readClientCredentials(
  services: Pick<AccountServices, 'database' | 'now'>,
  subject: Subject,
  clientId: string,
): Promise<ClientCredentials> {
  const { database, now } = services;
  await clientManager(services, subject, clientId);
  const [secrets, keys] = await Promise.all([findSecrets(database, clientId, now()), findKeys(database, clientId)]);
  return { secrets, keys };
}
