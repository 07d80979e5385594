import { readFileSync } from 'node:fs';
import { ConfigError, list } from '@lapor/kit/config/read-config';
import { z } from 'zod';
import { KEY_BYTES, type KeyRing, localVaultKeys, toVaultKey, type VaultKey, type VaultKeys } from './vault/vault-keys.js';

const vaultKey = z
  .string()
  .transform((text) => Buffer.from(text, 'base64url'))
  .refine((bytes) => bytes.length === KEY_BYTES, `expected ${KEY_BYTES} bytes in base64url`)
  .transform(toVaultKey);

/** Several keys, separated by commas. */
const vaultKeys = list.pipe(z.array(vaultKey)).default([]);

/** A file with the key in use in its first line, and accepted former keys in the lines below. */
const keyFile = z
  .string()
  .transform((path, context) => {
    try {
      return readFileSync(path, 'utf8')
        .split('\n')
        .flatMap((line) => line.trim() || []);
    } catch (error) {
      context.addIssue({ code: 'custom', message: `the file cannot be read (${(error as NodeJS.ErrnoException).code})` });
      return z.NEVER;
    }
  })
  .pipe(z.array(vaultKey).min(1))
  .optional();

/** The settings of the vault's keys, for every process that opens the vault. */
export const vaultSettings = {
  /** Secret. The key-encryption key of the vault: 32 bytes, base64url. Without it nobody's data can be read again. */
  VAULT_KEY: vaultKey.optional(),
  /** Secret. Former key-encryption keys that are still accepted, separated by commas; until `npm run vault:rotate` is done. */
  VAULT_FORMER_KEYS: vaultKeys,
  /** Takes the place of the two above: a file with the key in use in the first line and former keys below. */
  VAULT_KEY_FILE: keyFile,
  /** Secret. The key of the blind indexes: 32 bytes, base64url. Without it nobody is found by e-mail address or phone number. */
  VAULT_INDEX_KEY: vaultKey.optional(),
  /** Secret. Former index keys that are still accepted, separated by commas; until `npm run vault:rotate` is done. */
  VAULT_FORMER_INDEX_KEYS: vaultKeys,
  /** Takes the place of the two above, as VAULT_KEY_FILE does. */
  VAULT_INDEX_KEY_FILE: keyFile,
};
export type VaultConfig = Readonly<z.output<z.ZodObject<typeof vaultSettings>>>;

/** The vault's keys by the settings. @throws {ConfigError} unless a key stands in the environment or in a file, not in both. */
export function readVaultKeys(config: VaultConfig): VaultKeys {
  return localVaultKeys({
    encryption: ringOf('VAULT_KEY', config.VAULT_KEY, config.VAULT_FORMER_KEYS, config.VAULT_KEY_FILE),
    index: ringOf('VAULT_INDEX_KEY', config.VAULT_INDEX_KEY, config.VAULT_FORMER_INDEX_KEYS, config.VAULT_INDEX_KEY_FILE),
  });
}

function ringOf(name: string, key: VaultKey | undefined, formers: readonly VaultKey[], file: readonly VaultKey[] | undefined): KeyRing {
  const given = key ? [key, ...formers] : (file ?? []);
  const [current, ...others] = given.filter(({ id }, index) => given.findIndex((each) => each.id === id) === index);
  if (!current || (key && file)) throw new ConfigError(`The configuration is not usable:\n  give either ${name} or ${name}_FILE`);
  return [current, ...others];
}
