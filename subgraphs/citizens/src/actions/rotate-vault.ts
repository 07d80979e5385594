import { newId } from '@lapor/kit/ids';
import { appendEvents } from '@lapor/subgraph-kit/event-log/append';
import type { DataSource } from 'typeorm';
import {
  lockRotations,
  lockStalePersons,
  type NewDigest,
  type StalePerson,
  saveDataKeys,
  saveDigests,
  saveIdentityDigests,
} from '../database/rotation.store.js';
import { usedKeyIds } from '../database/vault-key.queries.js';
import { VAULT_AGGREGATE, vaultRotation } from '../events/vault-events.js';
import { blindIndex } from '../vault/blind-index.js';
import { identityDigest, openIdentity } from '../vault/officer-identity.js';
import { openField } from '../vault/sealed-field.js';
import type { VaultKeys } from '../vault/vault-keys.js';

export interface RotationServices {
  readonly database: DataSource;
  readonly vault: VaultKeys;
  readonly now: () => Date;
  /** Called when every person that is left is held by somebody else; waits a little. */
  readonly pause: () => Promise<unknown>;
}

/** How many persons one transaction holds. */
const BATCH = 200;

/**
 * Brings every person under the keys in use: data keys are wrapped anew, indexes are made anew. It runs while the
 * subgraph serves and any number of times at once; each batch is a transaction, so it can be killed at any point and is
 * simply run again. Until it is done, the former keys must stay accepted. Returns how many persons it has moved.
 */
export async function rotateVault(services: RotationServices): Promise<number> {
  await tell(services, 'VaultRotationBegan', 0);
  let moved = 0;
  while (!(await isDone(services))) {
    const count = await rotateBatch(services);
    if (count === 0) await services.pause();
    moved += count;
  }
  await tell(services, 'VaultRotationDone', moved);
  return moved;
}

async function isDone({ database, vault }: RotationServices): Promise<boolean> {
  const left = [
    ...(await usedKeyIds(database, 'data_key')).filter((id) => id !== vault.encryption.keyId),
    ...(await usedKeyIds(database, 'blind_index')).filter((id) => id !== vault.index[0].id),
    ...(await usedKeyIds(database, 'officer_identity')).filter((id) => id !== vault.index[0].id),
  ];
  return left.length === 0;
}

function rotateBatch({ database, vault }: RotationServices): Promise<number> {
  return database.transaction(async (manager) => {
    const persons = await lockStalePersons(manager, vault, BATCH);
    const moved = await Promise.all(persons.map((person) => movePerson(vault, person)));
    await saveDataKeys(manager, moved);
    await saveDigests(
      manager,
      moved.flatMap(({ digests }) => digests),
    );
    await saveIdentityDigests(
      manager,
      moved.flatMap(({ identities }) => identities),
    );
    return moved.length;
  });
}

async function movePerson({ encryption, index: [key] }: VaultKeys, { accountId, dataKey, stale, identities }: StalePerson) {
  const opened = await encryption.unwrap(accountId, dataKey);
  const digests: NewDigest[] = stale.map(({ kind, field, sealed }) => ({
    accountId,
    kind,
    keyId: key.id,
    digest: blindIndex(key, kind, openField(opened, accountId, field, sealed)),
  }));
  const moved = identities.map(({ id, sealed }) => ({ id, keyId: key.id, digest: identityDigest(key, openIdentity(opened, id, sealed)) }));
  return { accountId, dataKey: await encryption.wrap(accountId, opened), digests, identities: moved };
}

function tell({ database, vault, now }: RotationServices, type: Parameters<typeof vaultRotation>[0], persons: number): Promise<void> {
  const keys = { encryptionKeyId: vault.encryption.keyId, indexKeyId: vault.index[0].id };
  const event = vaultRotation(type, { ...keys, persons }, { id: newId(), now: now() });
  return database.transaction(async (manager) => {
    await lockRotations(manager);
    await appendEvents(manager, VAULT_AGGREGATE, [event]);
  });
}
