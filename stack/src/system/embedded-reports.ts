import { join } from 'node:path';
import { readServerPort } from '../postgres/postmaster-file.js';
import { loadSecrets } from './secrets.js';

/** The reports database of the system that runs on a data folder; undefined when none does. */
export async function embeddedReportsUrl(dataFolder: string): Promise<string | undefined> {
  const port = await readServerPort(join(dataFolder, 'postgres'));
  if (port === null) return undefined;
  const { databasePasswords } = await loadSecrets(dataFolder);
  return `postgresql://reports:${databasePasswords.reports}@127.0.0.1:${port}/reports`;
}
