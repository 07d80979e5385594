import { timingSafeEqual } from 'node:crypto';
import { type ApiClientEntry, currentScopes } from '@lapor/schema/api-client-event';
import { latestDateInIndonesia } from '@lapor/schema/input/date';
import type { ClientMetadata } from 'oidc-provider';
import type { AccountServices } from '../actions/account-services.js';
import { digestOf } from '../actions/client-secrets.js';
import { findApiClient } from '../database/api-client-projection.store.js';
import { findKeys, findSecretDigests } from '../database/client-credential.store.js';

type Services = Pick<AccountServices, 'database' | 'now'>;

/** Stands where the provider wants a secret; ours are kept as digests, and `secretMatches` is what compares. */
const KEPT_AS_DIGEST = 'kept as a digest';

/** The registry's entry of a client that may act today. */
export async function findActingClient({ database, now }: Services, id: string): Promise<ApiClientEntry | null> {
  // No text of the database holds this character, and asking for it is an error there.
  if (id.includes('\0')) return null;
  const entry = await findApiClient(database, id);
  return entry && currentScopes(entry, latestDateInIndonesia(now())) ? entry : null;
}

/**
 * A ministry's system or a channel, as the provider knows clients. Undefined unless the registry lets it act today and
 * it has a credential; with a key it shows itself by that alone.
 */
export async function apiClientMetadata(services: Services, id: string): Promise<ClientMetadata | undefined> {
  const entry = await findActingClient(services, id);
  if (!entry) return undefined;
  const [keys, secrets] = await Promise.all([findKeys(services.database, id), findSecretDigests(services.database, id, services.now())]);
  if (keys.length === 0 && secrets.length === 0) return undefined;
  return {
    client_id: id,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    scope: entry.scopes.join(' '),
    ...(keys.length > 0
      ? { token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: keys.map(({ jwk }) => ({ ...jwk })) as never } }
      : { token_endpoint_auth_method: 'client_secret_basic', client_secret: KEPT_AS_DIGEST }),
  };
}

/** Whether a secret is one of the client's accepted ones; each is compared in constant time. */
export async function secretMatches({ database, now }: Services, clientId: string, shown: string): Promise<boolean> {
  const digest = digestOf(shown);
  const accepted = await findSecretDigests(database, clientId, now());
  return accepted.filter((known) => timingSafeEqual(known, digest)).length > 0;
}
