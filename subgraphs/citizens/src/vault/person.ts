import { blindIndexes, INDEXED_FIELDS, type IndexKind } from './blind-index.js';
import { newDataKey, type WrappedKey } from './data-key.js';
import { openField, SEALED_FIELDS, type SealedField, sealField } from './sealed-field.js';
import type { KeyRing, VaultKeys } from './vault-keys.js';

/** What is known of a person, in plain text: only ever in memory, and for as short as can be. */
export type PersonalData = { readonly [Field in SealedField]?: string };

/** A person's data as stored: nothing in it can be read or guessed without the vault's keys. */
export interface SealedData {
  readonly fields: readonly { readonly field: SealedField; readonly sealed: Buffer }[];
  readonly indexes: readonly FieldIndex[];
}

/** A person as stored. */
export interface SealedPerson extends SealedData {
  readonly dataKey: WrappedKey;
}

/** By what a person is found. */
export interface FieldIndex {
  readonly kind: IndexKind;
  readonly keyId: string;
  readonly digest: Buffer;
  /** The same value under the other accepted keys: whoever stands under one of these has it already. */
  readonly others: readonly Buffer[];
}

/** Seals everything known of a new person under a data key of their own. */
export async function sealPerson(keys: VaultKeys, personId: string, data: PersonalData): Promise<SealedPerson> {
  const dataKey = newDataKey();
  return { dataKey: await keys.encryption.wrap(personId, dataKey), ...sealData(keys, personId, dataKey, data) };
}

/** Seals what changed of a person whose data key is open. */
export function sealData({ index }: VaultKeys, personId: string, dataKey: Buffer, data: PersonalData): SealedData {
  return {
    fields: SEALED_FIELDS.flatMap((field) => {
      const text = data[field];
      return text === undefined ? [] : [{ field, sealed: sealField(dataKey, personId, field, text) }];
    }),
    indexes: INDEXED_FIELDS.flatMap((kind) => {
      const text = data[kind];
      return text === undefined ? [] : [indexField(index, kind, text)];
    }),
  };
}

/** One index, under the key in use. */
export function indexField(keys: KeyRing, kind: IndexKind, text: string): FieldIndex {
  const [digest, ...others] = blindIndexes(keys, kind, text);
  return { kind, keyId: keys[0].id, digest, others };
}

/** Opens the fields given. @throws {CipherError} when one of them does not belong to this person. */
export async function openPerson(
  { encryption }: Pick<VaultKeys, 'encryption'>,
  personId: string,
  person: Pick<SealedPerson, 'dataKey' | 'fields'>,
): Promise<PersonalData> {
  return openFields(await encryption.unwrap(personId, person.dataKey), personId, person.fields);
}

/** Opens fields with a data key that is open. @throws {CipherError} as `openPerson` does. */
export function openFields(dataKey: Buffer, personId: string, fields: SealedData['fields']): PersonalData {
  return Object.fromEntries(fields.map(({ field, sealed }) => [field, openField(dataKey, personId, field, sealed)]));
}
