import { constants } from 'node:fs';
import { access } from 'node:fs/promises';

/** Whether a file exists and this process may run it. */
export async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
