import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartFailure } from '@lapor/kit/start-failure';
import { birthOf, isAlive } from './alive.js';

/** Somebody else runs the system on this data folder. */
export class DataFolderInUseError extends StartFailure {
  override readonly name = 'DataFolderInUseError';
  constructor(folder: string, pid: number) {
    super(`The system is already running on this data folder (pid ${pid}): ${folder}. Stop it there first, or choose another data folder.`);
  }
}

export interface DataFolderLock {
  /** Lets the next start in. Safe to call twice. */
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  readonly birth: string | null;
}

/**
 * Takes a data folder for this process: one whole system per folder. The lock is the file `stack.pid`; one left behind
 * by a process that is gone, or whose pid now belongs to another process, does not count.
 * @throws {DataFolderInUseError} when a living process holds the folder; nothing was changed then.
 */
export async function lockDataFolder(folder: string): Promise<DataFolderLock> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'stack.pid');
  const draft = `${file}.${randomUUID()}`;
  const content = `${JSON.stringify({ pid: process.pid, birth: await birthOf(process.pid) } satisfies Holder)}\n`;
  await writeFile(draft, content);
  try {
    // A hard link appears whole or not at all, so nobody ever reads a half-written lock.
    while (!(await linked(draft, file))) await removeStale(folder, file);
  } finally {
    await rm(draft, { force: true });
  }
  return {
    release: async () => {
      if ((await read(file)) === content) await rm(file, { force: true });
    },
  };
}

async function linked(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function removeStale(folder: string, file: string): Promise<void> {
  const content = await read(file);
  if (content === null) return;
  const holder = parse(content);
  if (holder && (await isHeld(holder))) throw new DataFolderInUseError(folder, holder.pid);
  // Moved, not deleted: had another start taken the lock meanwhile, its file would be the one in our hands.
  const aside = `${file}.${randomUUID()}`;
  await rename(file, aside).catch(() => {});
  if ((await read(aside)) !== content) await link(aside, file).catch(() => {});
  await rm(aside, { force: true });
}

async function isHeld(holder: Holder): Promise<boolean> {
  if (!isAlive(holder.pid)) return false;
  const birth = await birthOf(holder.pid);
  return birth === null || holder.birth === null || birth === holder.birth;
}

function parse(content: string): Holder | null {
  try {
    const value = JSON.parse(content) as Partial<Holder> | null;
    if (!Number.isInteger(value?.pid) || (value?.pid ?? 0) <= 0) return null;
    return { pid: value?.pid as number, birth: typeof value?.birth === 'string' ? value.birth : null };
  } catch {
    return null;
  }
}

function read(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null);
}
