import { describe, expect, it } from '@jest/globals';
import { CipherError } from '@lapor/kit/cipher';
import type { KeyEncryption } from './key-encryption.js';
import { openPerson, type SealedPerson, sealPerson } from './person.js';
import { openNote, sealNote } from './sealed-field.js';
import { localVaultKeys, toVaultKey, type VaultKeys } from './vault-keys.js';

const key = (fill: number) => toVaultKey(Buffer.alloc(32, fill));
const KEYS = localVaultKeys({ encryption: [key(1)], index: [key(2)] });
const OTHER_KEYS = localVaultKeys({ encryption: [key(3)], index: [key(4)] });
/** The other keys in use, and the first ones still accepted. */
const BOTH_KEYS = localVaultKeys({ encryption: [key(3), key(1)], index: [key(4), key(2)] });
const SITI = '00000000-0000-7000-8000-000000000001';
const BUDI = '00000000-0000-7000-8000-000000000002';
const DATA = {
  FULL_NAME: 'Siti Rahma',
  EMAIL: 'siti@contoh.id',
  PHONE: '+6281234567890',
  NIK: '1872015708900001',
  ADDRESS: 'Jalan Melati 7, Metro',
};
type Field = SealedPerson['fields'][number];

const sealed = await sealPerson(KEYS, SITI, DATA);
const [name, email] = sealed.fields as [Field, Field];

/** A copy with one bit of one field turned. */
function damaged(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
}

const opening = (fields: readonly Field[], personId = SITI, { dataKey } = sealed) => openPerson(KEYS, personId, { dataKey, fields });

describe('a sealed person', () => {
  it('opens to what was sealed', async () => {
    expect(await openPerson(KEYS, SITI, sealed)).toEqual(DATA);
  });

  it('opens only the fields asked for', async () => {
    expect(await opening([email])).toEqual({ EMAIL: DATA.EMAIL });
  });

  it('shows no plain text anywhere', () => {
    const everything = JSON.stringify(sealed) + sealed.fields.map(({ sealed: bytes }) => bytes.toString('latin1')).join();
    for (const text of Object.values(DATA)) expect(everything).not.toContain(text);
  });

  it('is sealed differently each time', async () => {
    const again = await sealPerson(KEYS, SITI, DATA);
    expect(again.fields[0]?.sealed.equals(name.sealed)).toBe(false);
    expect(again.dataKey.wrapped.equals(sealed.dataKey.wrapped)).toBe(false);
  });

  it('leaves out what is not known', async () => {
    const little = await sealPerson(KEYS, SITI, { FULL_NAME: 'Siti' });
    expect(little.fields.map(({ field }) => field)).toEqual(['FULL_NAME']);
    expect(little.indexes).toEqual([]);
  });

  it.each(Array.from(name.sealed.keys()))('does not open when byte %i was changed', async (at) => {
    await expect(opening([{ field: name.field, sealed: damaged(name.sealed, at) }])).rejects.toThrow(CipherError);
  });

  it('does not open when it was cut short', async () => {
    await expect(opening([{ field: name.field, sealed: name.sealed.subarray(0, 28) }])).rejects.toThrow(CipherError);
  });

  it('does not open a field as another field', async () => {
    await expect(opening([{ field: 'FULL_NAME', sealed: email.sealed }])).rejects.toThrow(CipherError);
  });

  it('does not open as another person', async () => {
    await expect(openPerson(KEYS, BUDI, sealed)).rejects.toThrow(CipherError);
  });

  it('does not open with the data key of another person', async () => {
    await expect(opening(sealed.fields, SITI, await sealPerson(KEYS, SITI, DATA))).rejects.toThrow(CipherError);
  });

  it('does not open under another key-encryption key, and does while the former is accepted', async () => {
    await expect(openPerson(OTHER_KEYS, SITI, sealed)).rejects.toThrow(CipherError);
    expect(await openPerson(BOTH_KEYS, SITI, sealed)).toEqual(DATA);
  });

  it('says nothing about the content when it does not open', async () => {
    await expect(openPerson(KEYS, BUDI, sealed)).rejects.toThrow('a sealed value does not open here');
  });
});

describe('a key service in place of the local keys', () => {
  /** Holds the key-encryption key itself, and is asked over a wire. */
  const service = () => {
    const kept = new Map<string, Buffer>();
    const keys: KeyEncryption = {
      keyId: 'kms/lapor/1',
      acceptedKeyIds: ['kms/lapor/1'],
      async wrap(personId, dataKey) {
        await Promise.resolve();
        kept.set(personId, dataKey);
        return { keyId: 'kms/lapor/1', wrapped: Buffer.from(personId) };
      },
      async unwrap(personId, { keyId }) {
        await Promise.resolve();
        const dataKey = keyId === 'kms/lapor/1' ? kept.get(personId) : undefined;
        if (!dataKey) throw new CipherError('the key service refuses');
        return dataKey;
      },
    };
    return { encryption: keys, index: KEYS.index };
  };

  it('wraps and unwraps, by its own names of keys', async () => {
    const keys = service();
    const person = await sealPerson(keys, SITI, DATA);
    expect(person.dataKey.keyId).toBe('kms/lapor/1');
    expect(await openPerson(keys, SITI, person)).toEqual(DATA);
    await expect(openPerson(service(), SITI, person)).rejects.toThrow(CipherError);
  });
});

describe('a note to a person', () => {
  const dataKey = Buffer.alloc(32, 5);
  const note = sealNote(dataKey, 'message', 'm1', 'Kode Anda 123456');

  it('opens as this kind, under this id', () => {
    expect(openNote(dataKey, 'message', 'm1', note)).toBe('Kode Anda 123456');
    expect(() => openNote(dataKey, 'contact', 'm1', note)).toThrow(CipherError);
    expect(() => openNote(dataKey, 'message', 'm2', note)).toThrow(CipherError);
  });
});

describe('the blind indexes of a person', () => {
  const digests = async (keys: VaultKeys, data = DATA) =>
    (await sealPerson(keys, SITI, data)).indexes.map(({ digest }) => digest.toString('hex'));

  it('are the same each time, for e-mail address, phone number and NIK', async () => {
    expect((await sealPerson(KEYS, BUDI, DATA)).indexes.map(({ kind }) => kind)).toEqual(['EMAIL', 'PHONE', 'NIK']);
    expect(await digests(KEYS)).toEqual(await digests(KEYS));
  });

  it('depend on the key', async () => {
    expect(await digests(KEYS)).not.toEqual(await digests(OTHER_KEYS));
  });

  it('are made with the key in use, and name themselves under the others', async () => {
    const { indexes } = await sealPerson(BOTH_KEYS, SITI, DATA);
    expect(indexes.map(({ digest }) => digest.toString('hex'))).toEqual(await digests(OTHER_KEYS));
    expect(indexes.map(({ others }) => others.map((digest) => digest.toString('hex')).join())).toEqual(await digests(KEYS));
  });

  it('have nothing in common between two kinds of the same text', async () => {
    expect(new Set(await digests(KEYS, { ...DATA, EMAIL: 'x', PHONE: 'x', NIK: 'x' })).size).toBe(3);
  });
});

describe('toVaultKey', () => {
  it.each([0, 16, 31, 33])('refuses a key of %i bytes', (length) => {
    expect(() => toVaultKey(Buffer.alloc(length))).toThrow(RangeError);
  });

  it('names a key without giving it away', () => {
    const { id, bytes } = key(7);
    expect(id).toHaveLength(12);
    expect(bytes.toString('base64url')).not.toContain(id);
  });
});
