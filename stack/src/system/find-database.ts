import { join } from 'node:path';
import type { SubgraphName } from '@lapor/schema/identity';
import { readServerPort } from '../postgres/postmaster-file.js';
import { loadSecrets } from './secrets.js';

/** The address of a subgraph's embedded database, of a system that is running on a data folder; null when none is. */
export async function findDatabase(dataFolder: string, name: SubgraphName): Promise<string | null> {
  const port = await readServerPort(join(dataFolder, 'postgres'));
  if (port === null) return null;
  const { databasePasswords } = await loadSecrets(dataFolder);
  return `postgresql://${name}:${databasePasswords[name]}@127.0.0.1:${port}/${name}`;
}
