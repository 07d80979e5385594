import type { Subject } from '@lapor/schema/identity';
import { deleteKey, deleteSecretsBefore, findKeys, saveKey } from '../database/client-credential.store.js';
import { readClientKey } from '../domain/client/client-key.js';
import type { AccountServices } from './account-services.js';
import { clientManager, onClientCredentials } from './on-client-credentials.js';
import { refuseField } from './refuse-field.js';

type Services = Pick<AccountServices, 'database' | 'now'>;

/** Enough to change from one to the next, on several machines. */
const MOST_KEYS = 5;

/**
 * Registers the public half of a key. From then on the client shows itself by what it signs (private_key_jwt), and its
 * secrets are not accepted while it has a key. Returns the key's id.
 * @throws {RefusalError} what `onClientCredentials` throws; INPUT_INVALID for what is no public key, and for the sixth one.
 */
export async function registerClientKey(services: Services, subject: Subject, clientId: string, jwk: string): Promise<string> {
  // Before anything is said about the key: whoever is not its manager learns nothing.
  await clientManager(services, subject, clientId);
  const read = readClientKey(jwk);
  const key = read.ok ? read.value : refuseField('jwk', read.problem);
  const command = { clientId, change: 'KEY_REGISTERED', credential: key.kid, endsTokens: false } as const;
  await onClientCredentials(services, subject, command, async (manager, at, by) => {
    const others = (await findKeys(manager, clientId)).filter(({ kid }) => kid !== key.kid);
    if (others.length >= MOST_KEYS) refuseField('jwk', 'TOO_MANY');
    await saveKey(manager, clientId, key, by, at);
  });
  return key.kid;
}

/**
 * Removes a key; every token of the client that was issued until now ends with it, and so do secrets from before it: they
 * have opened nothing since, and nobody would notice that they do again. A client that is to go back to one is issued it
 * before its last key is removed, or after.
 * @throws {RefusalError} what `onClientCredentials` throws; INPUT_INVALID when the client has no such key.
 */
export async function removeClientKey(services: Services, subject: Subject, clientId: string, kid: string): Promise<void> {
  const command = { clientId, change: 'KEY_REMOVED', credential: kid, endsTokens: true } as const;
  await onClientCredentials(services, subject, command, async (manager) => {
    const registeredAt = (await deleteKey(manager, clientId, kid)) ?? refuseField('kid', 'UNKNOWN');
    await deleteSecretsBefore(manager, clientId, registeredAt);
  });
}
