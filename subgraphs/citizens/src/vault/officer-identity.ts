import type { ExternalIdentity } from '@lapor/schema/officer-identity';
import { blindIndex, blindIndexes } from './blind-index.js';
import { openNote, sealNote } from './sealed-field.js';
import type { KeyRing, VaultKey } from './vault-keys.js';

/** By what an identity at an agency's own sign-in is found: employee numbers are few enough to be tried out without a key. */
export function identityDigest(key: VaultKey, identity: ExternalIdentity): Buffer {
  return blindIndex(key, 'OFFICER_IDENTITY', textOf(identity));
}

/** The same under every accepted key, the key in use first. */
export function identityDigests(keys: KeyRing, identity: ExternalIdentity): [Buffer, ...Buffer[]] {
  return blindIndexes(keys, 'OFFICER_IDENTITY', textOf(identity));
}

/** Seals an identity under its officer's data key; it opens only as this link. */
export function sealIdentity(dataKey: Buffer, linkId: string, identity: ExternalIdentity): Buffer {
  return sealNote(dataKey, 'identity', linkId, textOf(identity));
}

/** @throws {CipherError} when the value was changed, or belongs to another link. */
export function openIdentity(dataKey: Buffer, linkId: string, sealed: Buffer): ExternalIdentity {
  const text = openNote(dataKey, 'identity', linkId, sealed);
  const cut = text.indexOf('\0');
  return { issuer: text.slice(0, cut), subject: text.slice(cut + 1) };
}

/** Neither of the two can hold the character between them. */
function textOf({ issuer, subject }: ExternalIdentity): string {
  return `${issuer}\0${subject}`;
}
