import { createHmac } from 'node:crypto';
import type { KeyRing, VaultKey } from './vault-keys.js';

/** The sealed fields that can be looked up by their exact value. */
export const INDEXED_FIELDS = ['EMAIL', 'PHONE', 'NIK'] as const;
export type IndexedField = (typeof INDEXED_FIELDS)[number];

/** What a digest is of. CHANNEL finds whoever reports from a phone number; it is no name to sign in with. */
export type IndexKind = IndexedField | 'CHANNEL';
/** What is digested and is no index of a person: names that somebody tries, codes and whom they are for, identities elsewhere. */
export type DigestKind = IndexKind | 'SIGN_IN' | 'CODE' | 'CODE_OWNER' | 'OFFICER_IDENTITY';

/**
 * HMAC-SHA256 of a value in its normal form. Phone numbers and NIKs are few enough to be tried out one by one, so a
 * hash without a key would hide nothing. The kind is part of it: equal texts of two kinds have nothing in common.
 */
export function blindIndex(key: VaultKey, kind: DigestKind, value: string): Buffer {
  return createHmac('sha256', key.bytes).update(`${kind}\0${value}`).digest();
}

/** The index under every accepted key, the key in use first: while keys are rotated a person stands under one of them. */
export function blindIndexes(keys: KeyRing, kind: DigestKind, value: string): [Buffer, ...Buffer[]] {
  const [current, ...formers] = keys;
  return [blindIndex(current, kind, value), ...formers.map((key) => blindIndex(key, kind, value))];
}
