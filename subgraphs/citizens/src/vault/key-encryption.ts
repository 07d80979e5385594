import { CipherError, decrypt, encrypt } from '@lapor/kit/cipher';
import type { WrappedKey } from './data-key.js';
import type { KeyRing } from './vault-keys.js';

/**
 * What wraps persons' data keys. It is asynchronous and knows keys by name alone, so that a key service or a hardware
 * module can stand here: the key-encryption key need never be in this process.
 */
export interface KeyEncryption {
  /** The name of the key that `wrap` uses. */
  readonly keyId: string;
  /** The names of all keys that `unwrap` accepts, `keyId` among them. */
  readonly acceptedKeyIds: readonly string[];
  /** Wraps a data key of 32 bytes for one person. */
  wrap(personId: string, dataKey: Buffer): Promise<WrappedKey>;
  /** @throws {CipherError} when it was wrapped for another person or with a key that is not accepted. */
  unwrap(personId: string, wrapped: WrappedKey): Promise<Buffer>;
}

/** Key encryption with keys from the settings: AES-256-GCM, bound to the person. */
export function localKeyEncryption(keys: KeyRing): KeyEncryption {
  const [current] = keys;
  return {
    keyId: current.id,
    acceptedKeyIds: keys.map(({ id }) => id),
    wrap: async (personId, dataKey) => ({ keyId: current.id, wrapped: encrypt(current.bytes, dataKey, placeOf(personId)) }),
    async unwrap(personId, { keyId, wrapped }) {
      const key = keys.find(({ id }) => id === keyId);
      if (!key) throw new CipherError('a data key is wrapped with a key that is not accepted');
      return decrypt(key.bytes, wrapped, placeOf(personId));
    },
  };
}

function placeOf(personId: string): string {
  return `lapor/data-key/${personId}`;
}
