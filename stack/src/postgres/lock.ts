import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartFailure } from '@lapor/kit/start-failure';

/** Somebody else runs the system on this data folder. */
export class DataFolderInUseError extends StartFailure {
  override readonly name = 'DataFolderInUseError';
  /** `pid` is null in the moment in which the other has the lock and has not yet written who it is. */
  constructor(folder: string, pid: string | null) {
    const holder = pid === null ? 'another process' : `pid ${pid}`;
    super(`The system is already running on this data folder (${holder}): ${folder}. Stop it there first, or choose another data folder.`);
  }
}

export interface DataFolderLock {
  /** Lets the next start in. Safe to call twice. */
  release(): Promise<void>;
}

/** SQLite's result code for a lock that somebody else holds (sqlite.org/rescode.html). */
const SQLITE_BUSY = 5;

/**
 * Takes a data folder for this process: one whole system per folder. The lock is the operating system's own, on the
 * file `stack.lock`, held through an SQLite transaction because Node offers no other way to it: it ends with the
 * process however that ends, so there is no stale lock to judge. Beware: a process that opens and closes the file by
 * itself loses its lock (fcntl(2), advisory record locks). `stack.pid` says who holds it, for people.
 * @throws {DataFolderInUseError} when a living process holds the folder; nothing was changed then.
 */
export async function lockDataFolder(folder: string): Promise<DataFolderLock> {
  await mkdir(folder, { recursive: true });
  const pidFile = join(folder, 'stack.pid');
  const lock = takeLock(join(folder, 'stack.lock'));
  if (!lock) throw new DataFolderInUseError(folder, await readPid(pidFile));
  await writeFile(pidFile, `${process.pid}\n`);
  let held = true;
  return {
    async release() {
      if (!held) return;
      held = false;
      // While the lock is still ours: afterwards the file may be the next holder's.
      await rm(pidFile, { force: true });
      lock.close();
    },
  };
}

/** An open transaction that holds the file's lock; null when somebody else has it. */
function takeLock(file: string): DatabaseSync | null {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    // Nothing is ever written to it, so it needs no journal beside it.
    database.exec('pragma journal_mode = memory; begin exclusive');
    return database;
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return null;
    throw error;
  }
}

async function readPid(file: string): Promise<string | null> {
  const content = await readFile(file, 'utf8').catch(() => '');
  return /^\d+/.exec(content)?.[0] ?? null;
}
