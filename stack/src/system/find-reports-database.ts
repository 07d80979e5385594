import { join } from 'node:path';
import { readServerPort } from '../postgres/postmaster-file.js';
import { loadSecrets } from './secrets.js';

/** The address of the embedded reports database of a system that is running on a data folder; null when none is. */
export async function findReportsDatabase(dataFolder: string): Promise<string | null> {
  const port = await readServerPort(join(dataFolder, 'postgres'));
  if (port === null) return null;
  const { databasePasswords } = await loadSecrets(dataFolder);
  return `postgresql://reports:${databasePasswords.reports}@127.0.0.1:${port}/reports`;
}
