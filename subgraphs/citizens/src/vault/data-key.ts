import { randomBytes } from 'node:crypto';
import { decrypt, encrypt } from '@lapor/kit/cipher';
import { KEY_BYTES, type VaultKey } from './vault-keys.js';

/** One person's own key, wrapped by the key-encryption key. Destroying this row makes the person unreadable for ever. */
export interface WrappedKey {
  /** The key-encryption key it was wrapped with. */
  readonly keyId: string;
  readonly wrapped: Buffer;
}

export function newDataKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

export function wrapDataKey(key: VaultKey, personId: string, dataKey: Buffer): WrappedKey {
  return { keyId: key.id, wrapped: encrypt(key.bytes, dataKey, placeOf(personId)) };
}

/** @throws {CipherError} when it was wrapped for another person or with another key. */
export function unwrapDataKey(key: VaultKey, personId: string, { wrapped }: WrappedKey): Buffer {
  return decrypt(key.bytes, wrapped, placeOf(personId));
}

function placeOf(personId: string): string {
  return `lapor/data-key/${personId}`;
}
