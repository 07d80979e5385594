import { createHmac } from 'node:crypto';
import type { VaultKey } from './vault-keys.js';

/** The sealed fields that can be looked up by their exact value. */
export const INDEXED_FIELDS = ['EMAIL', 'PHONE', 'NIK'] as const;
export type IndexedField = (typeof INDEXED_FIELDS)[number];

/**
 * HMAC-SHA256 of a value in its normal form. Phone numbers and NIKs are few enough to be tried out one by one, so a
 * hash without a key would hide nothing. The kind is part of it: equal texts of two kinds have nothing in common.
 */
export function blindIndex(key: VaultKey, kind: IndexedField | 'SIGN_IN', value: string): Buffer {
  return createHmac('sha256', key.bytes).update(`${kind}\0${value}`).digest();
}
