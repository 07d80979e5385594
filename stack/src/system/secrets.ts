import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartFailure } from '@lapor/kit/start-failure';
import { SUBGRAPHS, type SubgraphName } from '@lapor/schema/identity';

/** Everything secret that one installation needs, made once for a data folder and kept in it (mode 0600). */
export interface Secrets {
  readonly databasePasswords: Readonly<Record<SubgraphName, string>>;
  /** What the gateway shares with each subgraph; 32 bytes, base64url. */
  readonly identityKeys: Readonly<Record<SubgraphName, string>>;
  /** What reports shares with agencies, to follow its feed. */
  readonly feedKey: string;
  readonly vaultKey: string;
  readonly vaultIndexKey: string;
  /** Private Ed25519 JWK, JSON in base64url. */
  readonly tokenSigningKey: string;
  /** What reports stores access codes under; 32 bytes, base64url. */
  readonly accessCodeKey: string;
  /** Signs the daily roots over all histories. Private Ed25519 JWK, JSON in base64url. */
  readonly auditSigningKey: string;
  readonly demoPassword: string;
}

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
  const secrets = makeSecrets();
  await writeFile(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return secrets;
}

/** What a folder made by an older version does not have yet. */
const ADDED_LATER = ['accessCodeKey', 'auditSigningKey'] as const;

/** Adds the secrets that did not exist when the folder was made. Any other that is missing was lost, and is not replaced. */
async function completeSecrets(file: string, known: Partial<Secrets>): Promise<Secrets> {
  const fresh = makeSecrets();
  const missing = (Object.keys(fresh) as (keyof Secrets)[]).filter((name) => !known?.[name]);
  if (missing.length === 0) return known as Secrets;
  if (missing.some((name) => !(ADDED_LATER as readonly string[]).includes(name)))
    throw new StartFailure(
      `The secrets in ${file} are not complete. Put the file back from a backup; without it the sealed data stays closed.`,
    );
  const complete = { ...fresh, ...known };
  const beside = `${file}.new`;
  await writeFile(beside, `${JSON.stringify(complete, null, 2)}\n`, { mode: 0o600 });
  await rename(beside, file);
  return complete;
}

/** Fresh secrets, for example for a throw-away system. */
export function makeSecrets(): Secrets {
  const perSubgraph = () => Object.fromEntries(SUBGRAPHS.map((name) => [name, secret()])) as Record<SubgraphName, string>;
  return {
    databasePasswords: perSubgraph(),
    identityKeys: perSubgraph(),
    feedKey: secret(),
    vaultKey: secret(),
    vaultIndexKey: secret(),
    tokenSigningKey: signingKey(),
    accessCodeKey: secret(),
    auditSigningKey: signingKey(),
    demoPassword: `lapor-${randomBytes(6).toString('hex')}`,
  };
}

function parseSecrets(file: string, text: string): Partial<Secrets> {
  try {
    return JSON.parse(text) as Partial<Secrets>;
  } catch {
    throw new StartFailure(
      `The secrets in ${file} cannot be read. Put the file back from a backup; without it the sealed data stays closed.`,
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
