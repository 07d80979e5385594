import { randomBytes } from 'node:crypto';

const DATA_KEY_BYTES = 32;

/** One person's own key, wrapped by the key-encryption key. Destroying this row makes the person unreadable for ever. */
export interface WrappedKey {
  /** The key-encryption key it was wrapped with. */
  readonly keyId: string;
  readonly wrapped: Buffer;
}

export function newDataKey(): Buffer {
  return randomBytes(DATA_KEY_BYTES);
}
