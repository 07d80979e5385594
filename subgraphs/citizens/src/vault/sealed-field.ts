import { decrypt, encrypt } from '@lapor/kit/cipher';

/** What the vault keeps of a person. */
export const SEALED_FIELDS = ['FULL_NAME', 'EMAIL', 'PHONE', 'NIK'] as const;
export type SealedField = (typeof SEALED_FIELDS)[number];

/** Seals one field of one person; it opens only as this field of this person. */
export function sealField(dataKey: Buffer, personId: string, field: SealedField, text: string): Buffer {
  return encrypt(dataKey, Buffer.from(text), placeOf(personId, field));
}

/** @throws {CipherError} when the value was changed, or belongs to another person or field. */
export function openField(dataKey: Buffer, personId: string, field: SealedField, sealed: Buffer): string {
  return decrypt(dataKey, sealed, placeOf(personId, field)).toString();
}

function placeOf(personId: string, field: SealedField): string {
  return `lapor/field/${personId}/${field}`;
}
