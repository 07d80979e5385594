import { createHmac } from 'node:crypto';

export const KEY_BYTES = 32;

/** A key with a name: the name is stored beside what was made with the key, so that a rotation knows what is left. */
export interface VaultKey {
  readonly id: string;
  readonly bytes: Buffer;
}

export interface VaultKeys {
  /** Wraps the data keys of all persons. */
  readonly encryption: VaultKey;
  /** Makes the blind indexes. A different key: whoever may look up need not be able to read. */
  readonly index: VaultKey;
}

/** Names a key by a one-way function of it. @throws {RangeError} unless it has 32 bytes. */
export function toVaultKey(bytes: Buffer): VaultKey {
  if (bytes.length !== KEY_BYTES) throw new RangeError(`a vault key has ${KEY_BYTES} bytes`);
  return { id: createHmac('sha256', bytes).update('lapor vault key id').digest('base64url').slice(0, 12), bytes };
}
