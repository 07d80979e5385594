import { describe, expect, it } from '@jest/globals';
import { CipherError } from '@lapor/kit/cipher';
import { openPerson, sealPerson } from './person.js';
import { toVaultKey, type VaultKeys } from './vault-keys.js';

const KEYS: VaultKeys = { encryption: toVaultKey(Buffer.alloc(32, 1)), index: toVaultKey(Buffer.alloc(32, 2)) };
const OTHER_KEYS: VaultKeys = { encryption: toVaultKey(Buffer.alloc(32, 3)), index: toVaultKey(Buffer.alloc(32, 4)) };
const SITI = '00000000-0000-7000-8000-000000000001';
const BUDI = '00000000-0000-7000-8000-000000000002';
const DATA = { FULL_NAME: 'Siti Rahma', EMAIL: 'siti@contoh.id', PHONE: '+6281234567890', NIK: '1872015708900001' };

/** A copy with one bit of one field turned. */
function damaged(sealed: Buffer, at: number): Buffer {
  const copy = Buffer.from(sealed);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
}

describe('a sealed person', () => {
  const sealed = sealPerson(KEYS, SITI, DATA);
  const [name, email] = sealed.fields as [(typeof sealed.fields)[0], (typeof sealed.fields)[0]];

  it('opens to what was sealed', () => {
    expect(openPerson(KEYS, SITI, sealed)).toEqual(DATA);
  });

  it('opens only the fields asked for', () => {
    expect(openPerson(KEYS, SITI, { dataKey: sealed.dataKey, fields: [email] })).toEqual({ EMAIL: DATA.EMAIL });
  });

  it('shows no plain text anywhere', () => {
    const everything = JSON.stringify(sealed) + sealed.fields.map(({ sealed: bytes }) => bytes.toString('latin1')).join();
    for (const text of Object.values(DATA)) expect(everything).not.toContain(text);
  });

  it('is sealed differently each time', () => {
    const again = sealPerson(KEYS, SITI, DATA);
    expect(again.fields[0]?.sealed.equals(name.sealed)).toBe(false);
    expect(again.dataKey.wrapped.equals(sealed.dataKey.wrapped)).toBe(false);
  });

  it('leaves out what is not known', () => {
    const little = sealPerson(KEYS, SITI, { FULL_NAME: 'Siti' });
    expect(little.fields.map(({ field }) => field)).toEqual(['FULL_NAME']);
    expect(little.indexes).toEqual([]);
  });

  it.each(Array.from(name.sealed.keys()))('does not open when byte %i was changed', (at) => {
    const fields = [{ field: name.field, sealed: damaged(name.sealed, at) }];
    expect(() => openPerson(KEYS, SITI, { dataKey: sealed.dataKey, fields })).toThrow(CipherError);
  });

  it('does not open when it was cut short', () => {
    const fields = [{ field: name.field, sealed: name.sealed.subarray(0, 28) }];
    expect(() => openPerson(KEYS, SITI, { dataKey: sealed.dataKey, fields })).toThrow(CipherError);
  });

  it('does not open a field as another field', () => {
    const fields = [{ field: 'FULL_NAME' as const, sealed: email.sealed }];
    expect(() => openPerson(KEYS, SITI, { dataKey: sealed.dataKey, fields })).toThrow(CipherError);
  });

  it('does not open as another person', () => {
    expect(() => openPerson(KEYS, BUDI, sealed)).toThrow(CipherError);
  });

  it('does not open with the data key of another person', () => {
    const { dataKey } = sealPerson(KEYS, SITI, DATA);
    expect(() => openPerson(KEYS, SITI, { dataKey, fields: sealed.fields })).toThrow(CipherError);
  });

  it('does not open under another key-encryption key', () => {
    expect(() => openPerson(OTHER_KEYS, SITI, sealed)).toThrow(CipherError);
  });

  it('says nothing about the content when it does not open', () => {
    expect(() => openPerson(KEYS, BUDI, sealed)).toThrow('a sealed value does not open here');
  });
});

describe('the blind indexes of a person', () => {
  const digests = (keys: VaultKeys, data = DATA) => sealPerson(keys, SITI, data).indexes.map(({ digest }) => digest.toString('hex'));

  it('are the same each time, for e-mail address, phone number and NIK', () => {
    expect(sealPerson(KEYS, BUDI, DATA).indexes.map(({ kind }) => kind)).toEqual(['EMAIL', 'PHONE', 'NIK']);
    expect(digests(KEYS)).toEqual(digests(KEYS));
  });

  it('depend on the key', () => {
    expect(digests(KEYS)).not.toEqual(digests(OTHER_KEYS));
  });

  it('have nothing in common between two kinds of the same text', () => {
    expect(new Set(digests(KEYS, { ...DATA, EMAIL: 'x', PHONE: 'x', NIK: 'x' })).size).toBe(3);
  });
});

describe('toVaultKey', () => {
  it.each([0, 16, 31, 33])('refuses a key of %i bytes', (length) => {
    expect(() => toVaultKey(Buffer.alloc(length))).toThrow(RangeError);
  });

  it('names a key without giving it away', () => {
    const key = toVaultKey(Buffer.alloc(32, 7));
    expect(key.id).toHaveLength(12);
    expect(key.bytes.toString('base64url')).not.toContain(key.id);
  });
});
