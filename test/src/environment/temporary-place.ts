import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** A file system in memory, where Linux has one for everybody. */
const MEMORY = '/dev/shm';
/** What the databases of a whole run fill at most, with room to spare. A container has 64 MB there unless told otherwise. */
const NEEDED_BYTES = 3 * 1024 ** 3;

/**
 * Where files of tests go: into memory when there is room for them, because to copy a system's thousands of files to a
 * disk can take more processor time than everything that is done with them.
 */
export function temporaryPlace(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize >= NEEDED_BYTES) return MEMORY;
  } catch {
    // There is none.
  }
  return tmpdir();
}
