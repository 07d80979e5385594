import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { ClusterError } from './cluster-error.js';

/** Where the superuser's password of a data folder is kept: beside it, readable only by who starts the system. */
export function passwordFile(dataDir: string): string {
  return `${dataDir}.password`;
}

/**
 * Reads the superuser's password, or makes one when there is none yet. A password that is already there is never
 * replaced: its data folder may only have been moved away for a while.
 */
export async function readOrCreatePassword(dataDir: string): Promise<string> {
  const file = passwordFile(dataDir);
  const password = randomBytes(24).toString('base64url');
  try {
    await writeFile(file, `${password}\n`, { mode: 0o600, flag: 'wx' });
    return password;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readPassword(dataDir);
  }
}

/** @throws {ClusterError} when the file is missing or empty, because then nobody can enter the database. */
export async function readPassword(dataDir: string): Promise<string> {
  const file = passwordFile(dataDir);
  const password = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (password) return password;
  throw new ClusterError(
    `The database's password file ${file} is missing, empty or not yours to read. Put it back from your backup of the data folder.`,
  );
}

export async function removePassword(dataDir: string): Promise<void> {
  await rm(passwordFile(dataDir), { force: true });
}
