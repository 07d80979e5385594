import { readFile } from 'node:fs/promises';
import { StartFailure } from '@lapor/kit/start-failure';

/** Reads the composed supergraph, with the subgraphs' addresses as this installation has them. */
export async function readSupergraph(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new StartFailure(
      `The supergraph file ${file} cannot be read (${(error as NodeJS.ErrnoException).code}). Run "npm run schema" or set SUPERGRAPH_FILE.`,
    );
  }
}
