import { hkdfSync } from 'node:crypto';
import { CipherError, decrypt, encrypt } from './cipher.js';

/**
 * What the vault of identity and the reports share, and nobody else knows: a key under which a citizen's own secret
 * travels to reports inside the token, and under which reports hands a reveal back. Gateway and clients pass both on and
 * can read neither.
 */
export interface ReporterKey {
  readonly secrets: Buffer;
  readonly grants: Buffer;
}

/** Makes the two keys of one shared secret of 32 bytes or more (HKDF-SHA256, RFC 5869). */
export function toReporterKey(shared: Buffer): ReporterKey {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', shared, '', `lapor/reporter-key/${purpose}`, 32));
  return { secrets: derive('secret'), grants: derive('grant') };
}

/** Seals a citizen's secret (32 bytes) for reports; it opens for this citizen alone. Base64url. */
export function sealSecret({ secrets }: ReporterKey, citizenId: string, secret: Buffer): string {
  return encrypt(secrets, secret, placeOf(citizenId)).toString('base64url');
}

/** Opens a citizen's secret; null when it was changed, or sealed for another citizen or under another key. */
export function openSecret({ secrets }: ReporterKey, citizenId: string, sealed: string): Buffer | null {
  try {
    return decrypt(secrets, Buffer.from(sealed, 'base64url'), placeOf(citizenId));
  } catch (error) {
    if (error instanceof CipherError) return null;
    throw error;
  }
}

function placeOf(citizenId: string): string {
  return `lapor/reporter-secret/${citizenId}`;
}
