import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '@lapor/kit/config/read-config';
import { toVaultKey } from './vault/vault-keys.js';
import { readVaultKeys, vaultSettings } from './vault-settings.js';

const text = (fill: number) => Buffer.alloc(32, fill).toString('base64url');
const id = (fill: number) => toVaultKey(Buffer.alloc(32, fill)).id;
const ENV = { VAULT_KEY: text(1), VAULT_INDEX_KEY: text(2) };
const read = (env: Readonly<Record<string, string>>) => readVaultKeys(readConfig(vaultSettings, env));

describe('the keys of the vault', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lapor-vault-keys-'));
  const file = join(folder, 'keys');
  writeFileSync(file, `${text(3)}\n\n${text(4)}\n`);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('come from the environment, the former ones after the one in use', () => {
    const { encryption, index } = read({ ...ENV, VAULT_FORMER_KEYS: `${text(3)}, ${text(4)}`, VAULT_FORMER_INDEX_KEYS: text(5) });
    expect(encryption.keyId).toBe(id(1));
    expect(encryption.acceptedKeyIds).toEqual([id(1), id(3), id(4)]);
    expect(index.map((key) => key.id)).toEqual([id(2), id(5)]);
  });

  it('come from a file', () => {
    const { encryption, index } = read({ VAULT_KEY_FILE: file, VAULT_INDEX_KEY_FILE: file });
    expect(encryption.acceptedKeyIds).toEqual([id(3), id(4)]);
    expect(index.map((key) => key.id)).toEqual([id(3), id(4)]);
  });

  it('count once each', () => {
    expect(read({ ...ENV, VAULT_FORMER_KEYS: text(1) }).encryption.acceptedKeyIds).toEqual([id(1)]);
  });

  it.each([
    ['no key', { VAULT_KEY: '' }, 'VAULT_KEY'],
    ['no index key', { VAULT_INDEX_KEY: '' }, 'VAULT_INDEX_KEY'],
    ['a key twice', { VAULT_KEY_FILE: file }, 'VAULT_KEY_FILE'],
    ['a file that is not there', { VAULT_KEY: '', VAULT_KEY_FILE: join(folder, 'nothing') }, 'VAULT_KEY_FILE'],
    ['a former key that is none', { VAULT_FORMER_KEYS: `${text(3)},kunci-salah` }, 'VAULT_FORMER_KEYS'],
  ])('refuses %s and repeats none', (_case, change, name) => {
    const reading = () => read({ ...ENV, ...change });
    expect(reading).toThrow(name);
    for (const secret of [text(1), text(2), text(3), 'kunci-salah']) expect(reading).not.toThrow(secret);
  });
});
