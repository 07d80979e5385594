import { decrypt, encrypt } from '@lapor/kit/cipher';

/** What the vault keeps of a person. */
export const SEALED_FIELDS = ['FULL_NAME', 'EMAIL', 'PHONE', 'NIK', 'ADDRESS'] as const;
export type SealedField = (typeof SEALED_FIELDS)[number];

/** Seals one field of one person; it opens only as this field of this person. */
export function sealField(dataKey: Buffer, personId: string, field: SealedField, text: string): Buffer {
  return encrypt(dataKey, Buffer.from(text), placeOf(personId, field));
}

/** @throws {CipherError} when the value was changed, or belongs to another person or field. */
export function openField(dataKey: Buffer, personId: string, field: SealedField, sealed: Buffer): string {
  return decrypt(dataKey, sealed, placeOf(personId, field)).toString();
}

/**
 * Seals a text that belongs to a person and is no field of theirs: a message, a contact not yet confirmed. It opens
 * only as this kind, under this id.
 */
export function sealNote(dataKey: Buffer, kind: NoteKind, id: string, text: string): Buffer {
  return encrypt(dataKey, Buffer.from(text), `lapor/${kind}/${id}`);
}

/** @throws {CipherError} when the note was changed, or belongs somewhere else. */
export function openNote(dataKey: Buffer, kind: NoteKind, id: string, sealed: Buffer): string {
  return decrypt(dataKey, sealed, `lapor/${kind}/${id}`).toString();
}

/**
 * The kinds of notes: texts to deliver, contacts to confirm, why somebody looked at an identity, a citizen's secret, and
 * who an officer is at another sign-in.
 */
export type NoteKind = 'message' | 'contact' | 'access' | 'secret' | 'identity';

function placeOf(personId: string, field: SealedField): string {
  return `lapor/field/${personId}/${field}`;
}
