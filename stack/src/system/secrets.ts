import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeReferenceKey } from '@lapor/kit/sealed-reference';
import { StartFailure } from '@lapor/kit/start-failure';
import { z } from 'zod';

const secretText = z.string().min(32);
const perSubgraph = z.object({ reports: secretText, agencies: secretText, citizens: secretText });

/** Everything secret that one installation needs, made once for a data folder and kept in it (mode 0600). */
const secretsShape = z.object({
  databasePasswords: perSubgraph,
  /** What the gateway shares with each subgraph; 32 bytes, base64url. */
  identityKeys: perSubgraph,
  /** What reports and agencies share, to follow each other's feed. */
  feedKey: secretText,
  /** What citizens shares with agencies, to follow its feed. */
  citizensFeedKey: secretText,
  vaultKey: secretText,
  vaultIndexKey: secretText,
  /** Keys from before a rotation, still accepted: taken out by hand when `npm run vault:rotate` is done. */
  vaultFormerKeys: z.array(secretText).default([]),
  vaultFormerIndexKeys: z.array(secretText).default([]),
  /** Opens the sealed references that reports keeps. Private X25519 JWK, JSON in base64url. */
  vaultReferenceKey: secretText,
  /** What citizens and reports share: reporters' secrets are sealed with it. */
  reporterKey: secretText,
  /** Private Ed25519 JWK, JSON in base64url. */
  tokenSigningKey: secretText,
  /** Keys shown beside it: one that is to sign next, and former ones until their last token has ended. */
  tokenFurtherKeys: z.array(secretText).default([]),
  /** Signs the cookies of the page of sign-in; 32 bytes, base64url. */
  issuerCookieKey: secretText,
  /** What reports stores access codes under; 32 bytes, base64url. */
  accessCodeKey: secretText,
  /** Signs the daily roots over all histories. Private Ed25519 JWK, JSON in base64url. */
  auditSigningKey: secretText,
  /** What reports makes the secrets of webhooks of; 32 bytes, base64url. */
  webhookKey: secretText,
  /** Keys from before a rotation: secrets that were made of them go on until their owners renew them. */
  webhookFormerKeys: z.array(secretText).default([]),
  /** The database of the channel of SMS. */
  smsDatabasePassword: secretText,
  /** What the channel of SMS seals its database with; 32 bytes, base64url. */
  smsKey: secretText,
  /** Keys from before a rotation, which still open: taken out by hand when `npm run sms:rotate` is done. */
  smsFormerKeys: z.array(secretText).default([]),
  /** What the carrier and the channel of SMS show each other. */
  smsCarrierKey: secretText,
  /** What the issuer has given the channel of SMS, once it is registered. */
  smsClientSecret: secretText.optional(),
  demoPassword: z.string().min(10),
});
export type Secrets = Readonly<z.output<typeof secretsShape>>;

/** A folder made by an older version does not have these yet; any other that is missing was lost, and is not replaced. */
const LATER = {
  accessCodeKey: true,
  auditSigningKey: true,
  citizensFeedKey: true,
  vaultReferenceKey: true,
  reporterKey: true,
  issuerCookieKey: true,
  webhookKey: true,
  smsDatabasePassword: true,
  smsKey: true,
  smsCarrierKey: true,
} as const;
const storedShape = secretsShape.partial(LATER);

/** Where the secrets of a data folder stand. */
export function secretsFile(dataFolder: string): string {
  return join(dataFolder, 'secrets.json');
}

/** Reads the folder's secrets, or makes them. Never replaces secrets that cannot be read: data would be lost with them. */
export async function loadSecrets(dataFolder: string): Promise<Secrets> {
  const file = secretsFile(dataFolder);
  const known = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (known !== null) return completeSecrets(file, parseSecrets(file, known));
  if (existsSync(join(dataFolder, 'postgres'))) {
    throw new StartFailure(`${file} is missing, but the folder holds data that was sealed with it. Put the file back from a backup.`);
  }
  const secrets = makeSecrets();
  await writeFile(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return secrets;
}

/** Gives a folder the secrets of another one, of which it becomes a copy. */
export function copySecrets(from: string, to: string): Promise<void> {
  return copyFile(secretsFile(from), secretsFile(to));
}

/** Adds the secrets that did not exist when the folder was made. */
async function completeSecrets(file: string, stored: z.output<typeof storedShape>): Promise<Secrets> {
  const missing = (Object.keys(LATER) as (keyof typeof LATER)[]).filter((name) => stored[name] === undefined);
  const made = makeSecrets();
  const complete = { ...stored, ...Object.fromEntries(missing.map((name) => [name, made[name]])) } as Secrets;
  if (missing.length === 0) return complete;
  await replaceSecrets(file, complete);
  return complete;
}

/**
 * Makes new vault keys; the present ones stay accepted. The system must not be running: its processes know keys from
 * their start only.
 */
export async function renewVaultKeys(dataFolder: string): Promise<void> {
  const secrets = await loadSecrets(dataFolder);
  await replaceSecrets(secretsFile(dataFolder), {
    ...secrets,
    vaultKey: secret(),
    vaultFormerKeys: [secrets.vaultKey, ...secrets.vaultFormerKeys],
    vaultIndexKey: secret(),
    vaultFormerIndexKeys: [secrets.vaultIndexKey, ...secrets.vaultFormerIndexKeys],
  });
}

/** Makes a new key for what the channel of SMS keeps; the present one stays accepted. The system must not be running. */
export async function renewSmsKey(dataFolder: string): Promise<void> {
  const secrets = await loadSecrets(dataFolder);
  const { smsKey, smsFormerKeys } = secrets;
  await replaceSecrets(secretsFile(dataFolder), { ...secrets, smsKey: secret(), smsFormerKeys: [smsKey, ...smsFormerKeys] });
}

/** Keeps what the issuer has given the channel of SMS: it is shown once. */
export async function keepSmsClientSecret(dataFolder: string, smsClientSecret: string): Promise<void> {
  await replaceSecrets(secretsFile(dataFolder), { ...(await loadSecrets(dataFolder)), smsClientSecret });
}

/** At every moment one of the two files is whole. */
async function replaceSecrets(file: string, secrets: Secrets): Promise<void> {
  const beside = `${file}.new`;
  await writeFile(beside, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  await rename(beside, file);
}

/** Fresh secrets, for example for a throw-away system. */
export function makeSecrets(): Secrets {
  const forEach = () => ({ reports: secret(), agencies: secret(), citizens: secret() });
  return {
    databasePasswords: forEach(),
    identityKeys: forEach(),
    feedKey: secret(),
    citizensFeedKey: secret(),
    vaultKey: secret(),
    vaultIndexKey: secret(),
    vaultFormerKeys: [],
    vaultFormerIndexKeys: [],
    vaultReferenceKey: makeReferenceKey(),
    reporterKey: secret(),
    tokenSigningKey: signingKey(),
    tokenFurtherKeys: [],
    issuerCookieKey: secret(),
    accessCodeKey: secret(),
    auditSigningKey: signingKey(),
    webhookKey: secret(),
    webhookFormerKeys: [],
    smsDatabasePassword: secret(),
    smsKey: secret(),
    smsFormerKeys: [],
    smsCarrierKey: secret(),
    demoPassword: `lapor-${randomBytes(6).toString('hex')}`,
  };
}

function parseSecrets(file: string, text: string): z.output<typeof storedShape> {
  try {
    return storedShape.parse(JSON.parse(text));
  } catch {
    throw new StartFailure(
      `The secrets in ${file} cannot be read or are not complete. Put the file back from a backup; without it the sealed data stays closed.`,
    );
  }
}

function signingKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return Buffer.from(JSON.stringify(privateKey.export({ format: 'jwk' }))).toString('base64url');
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}
