import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Something sealed cannot be opened: it was changed, moved to another place, or sealed under another key. */
export class CipherError extends Error {
  override readonly name = 'CipherError';
}

const ALGORITHM = 'aes-256-gcm';
/** The first byte of everything sealed; another form would get another number. */
const FORMAT = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + IV_BYTES + TAG_BYTES;

/**
 * Encrypts with AES-256-GCM under a fresh random nonce (NIST SP 800-38D, 8.2.2; far below 2^32 uses per key).
 * `place` is authenticated with it: the result opens only where it was put. Layout: format, nonce, tag, ciphertext.
 */
export function encrypt(key: Buffer, plaintext: Buffer, place: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(place));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return Buffer.concat([Buffer.of(FORMAT), iv, cipher.getAuthTag(), ciphertext]);
}

/** Decrypts what `encrypt` made for the same place. @throws {CipherError} on any doubt; it says nothing of the content. */
export function decrypt(key: Buffer, sealed: Buffer, place: string): Buffer {
  if (sealed.length < HEAD_BYTES || sealed[0] !== FORMAT) throw new CipherError('a sealed value has an unknown form');
  const iv = sealed.subarray(1, 1 + IV_BYTES);
  const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(place))
    .setAuthTag(sealed.subarray(1 + IV_BYTES, HEAD_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES)), decipher.final()]);
  } catch {
    throw new CipherError('a sealed value does not open here');
  }
}
