import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { commandOf, isAlive } from './alive.js';
import { ClusterRunningError } from './cluster-error.js';

/** What `postmaster.pid` in a data folder says about a server that works on it. */
export interface PostmasterFile {
  readonly state: 'none' | 'running' | 'recycled';
  /** `recycled`: the server is gone and its pid now belongs to a program that is not PostgreSQL. */
  readonly pid: number;
}

export async function readPostmasterFile(dataDir: string): Promise<PostmasterFile> {
  const text = await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  if (!(pid > 0) || !isAlive(pid)) return { state: 'none', pid: 0 };
  const command = await commandOf(pid);
  return { state: command === null || command.includes('postgres') ? 'running' : 'recycled', pid };
}

/** The port of the server that works on a data folder (line 4 of its `postmaster.pid`); null when none does. */
export async function readServerPort(dataDir: string): Promise<number | null> {
  if ((await readPostmasterFile(dataDir)).state !== 'running') return null;
  const lines = (await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  return Number.parseInt(lines[3] ?? '', 10) || null;
}

const STEPS = [
  ['SIGINT', 6_000],
  ['SIGQUIT', 3_000],
  ['SIGKILL', 2_000],
] as const;
const POLL_MS = 50;

/**
 * Ends the server of a system that died without stopping it. Only for who holds the data folder's lock, because only
 * then is the server surely nobody's.
 * @throws {ClusterRunningError} when it is not certain that the process is this folder's server, or it does not end.
 */
export async function stopOrphan(dataDir: string, pid: number): Promise<void> {
  if (!(await commandOf(pid))?.includes(dataDir)) throw new ClusterRunningError(dataDir, pid);
  for (const [signal, ms] of STEPS) {
    try {
      process.kill(pid, signal);
    } catch {
      break;
    }
    for (let waited = 0; waited < ms && isAlive(pid); waited += POLL_MS) await delay(POLL_MS);
    if (!isAlive(pid)) return;
  }
  if (isAlive(pid)) throw new ClusterRunningError(dataDir, pid);
}
