import { blindIndex, INDEXED_FIELDS, type IndexedField } from './blind-index.js';
import { newDataKey, unwrapDataKey, type WrappedKey, wrapDataKey } from './data-key.js';
import { openField, SEALED_FIELDS, type SealedField, sealField } from './sealed-field.js';
import type { VaultKeys } from './vault-keys.js';

/** What is known of a person, in plain text: only ever in memory, and for as short as can be. */
export type PersonalData = { readonly [Field in SealedField]?: string };

/** A person as stored: nothing in it can be read or guessed without the vault's keys. */
export interface SealedPerson {
  readonly dataKey: WrappedKey;
  readonly fields: readonly { readonly field: SealedField; readonly sealed: Buffer }[];
  readonly indexes: readonly { readonly kind: IndexedField; readonly digest: Buffer }[];
}

/** Seals everything known of a new person under a data key of their own. */
export function sealPerson(keys: VaultKeys, personId: string, data: PersonalData): SealedPerson {
  const dataKey = newDataKey();
  return {
    dataKey: wrapDataKey(keys.encryption, personId, dataKey),
    fields: SEALED_FIELDS.flatMap((field) => {
      const text = data[field];
      return text === undefined ? [] : [{ field, sealed: sealField(dataKey, personId, field, text) }];
    }),
    indexes: INDEXED_FIELDS.flatMap((kind) => {
      const text = data[kind];
      return text === undefined ? [] : [{ kind, digest: blindIndex(keys.index, kind, text) }];
    }),
  };
}

/** Opens the fields given. @throws {CipherError} when one of them does not belong to this person. */
export function openPerson(keys: VaultKeys, personId: string, person: Pick<SealedPerson, 'dataKey' | 'fields'>): PersonalData {
  const dataKey = unwrapDataKey(keys.encryption, personId, person.dataKey);
  return Object.fromEntries(person.fields.map(({ field, sealed }) => [field, openField(dataKey, personId, field, sealed)]));
}
