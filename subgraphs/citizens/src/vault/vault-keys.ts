import { createHmac } from 'node:crypto';
import { type KeyEncryption, localKeyEncryption } from './key-encryption.js';

export const KEY_BYTES = 32;

/** A key with a name: the name is stored beside what was made with the key, so that a rotation knows what is left. */
export interface VaultKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/** The first key is the one in use; the others still open, or find, what was made with them. */
export type KeyRing = readonly [VaultKey, ...VaultKey[]];

export interface VaultKeys {
  /** Wraps the data keys of all persons. */
  readonly encryption: KeyEncryption;
  /** Makes the blind indexes. Different keys: whoever may look up need not be able to read. */
  readonly index: KeyRing;
}

/** Names a key by a one-way function of it. @throws {RangeError} unless it has 32 bytes. */
export function toVaultKey(bytes: Buffer): VaultKey {
  if (bytes.length !== KEY_BYTES) throw new RangeError(`a vault key has ${KEY_BYTES} bytes`);
  return { id: createHmac('sha256', bytes).update('lapor vault key id').digest('base64url').slice(0, 12), bytes };
}

/** The vault's keys, all of them in this process's memory. */
export function localVaultKeys({ encryption, index }: { readonly encryption: KeyRing; readonly index: KeyRing }): VaultKeys {
  return { encryption: localKeyEncryption(encryption), index };
}
