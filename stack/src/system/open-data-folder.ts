import { mkdir } from 'node:fs/promises';
import { StartFailure } from '@lapor/kit/start-failure';

/**
 * Makes sure that the data folder exists.
 * @throws {StartFailure} when it cannot be made, for example because a file stands in its place.
 */
export async function openDataFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartFailure(
      `The data folder ${folder} cannot be made or entered (${code}). Choose another with DATA_FOLDER, or clear the way.`,
    );
  }
}
