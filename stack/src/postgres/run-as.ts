import { chownSync, lstatSync, readdirSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ClusterError } from './cluster-error.js';
import { isExecutable } from './is-executable.js';

/** A user of the operating system. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** How PostgreSQL's programs are to be spawned. */
export interface RunAs {
  /** Whom the data folder must belong to; null: whoever runs this process. */
  readonly owner: Owner | null;
  /** What to pass to `spawn` instead of the program and its arguments. */
  wrap(program: string, args: readonly string[]): Spawnable;
}

export interface Spawnable {
  readonly program: string;
  readonly args: readonly string[];
  readonly user: Partial<Owner>;
}

/** What PostgreSQL must reach: it reads `files` and passes through `folders`. */
export interface Needs {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

const AS_MYSELF: RunAs = { owner: null, wrap: (program, args) => ({ program, args, user: {} }) };
const SETPRIV_PLACES = ['/usr/bin/setpriv', '/bin/setpriv', '/usr/local/bin/setpriv'];

/**
 * PostgreSQL refuses to run as root. An ordinary user runs it as is. Root runs it as the data folder's owner when that
 * is somebody else, otherwise as `postgres` or `nobody`, whichever exists; no user is created. When that user cannot
 * reach what it needs (a checkout under /root, say), it gets the one capability to pass file permissions.
 * @throws {ClusterError} when root has no such user, or that user cannot reach the files and `setpriv` is missing.
 */
export async function chooseRunAs(dataDir: string, needs: Needs): Promise<RunAs> {
  if (process.getuid?.() !== 0) return AS_MYSELF;
  const owner = (await ownerOf(dataDir)) ?? (await systemUser());
  if (await canReach(owner, needs)) return { owner, wrap: (program, args) => ({ program, args, user: owner }) };
  const setpriv = await findSetpriv();
  const options = [
    `--reuid=${owner.uid}`,
    `--regid=${owner.gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    // access(2) asks for the real user and would forget the capability; PostgreSQL checks its own programs with it.
    '--securebits=+no_setuid_fixup',
    '--',
  ];
  return { owner, wrap: (program, args) => ({ program: setpriv, args: [...options, program, ...args], user: {} }) };
}

/**
 * Gives a folder and all below it to a user; symbolic links themselves, not what they point to. In one go: for thousands
 * of files that takes a tenth of the time, and at the start nobody waits for anything else.
 */
export function giveTo(owner: Owner, folder: string): void {
  const found = lstatSync(folder);
  if (found.isSymbolicLink()) return;
  if (found.uid !== owner.uid || found.gid !== owner.gid) chownSync(folder, owner.uid, owner.gid);
  if (!found.isDirectory()) return;
  for (const name of readdirSync(folder)) giveTo(owner, join(folder, name));
}

/** Whether a user can read the files and pass through the folders, by the plain permission bits. */
export async function canReach(owner: Owner, needs: Needs): Promise<boolean> {
  for (const file of needs.files) {
    const real = await realpath(file);
    if (!(await allows(owner, real, 0o4)) || !(await canPass(owner, dirname(real)))) return false;
  }
  for (const folder of needs.folders) if (!(await canPass(owner, await realpath(folder)))) return false;
  return true;
}

async function canPass(owner: Owner, folder: string): Promise<boolean> {
  if (!(await allows(owner, folder, 0o1))) return false;
  return dirname(folder) === folder || canPass(owner, dirname(folder));
}

async function allows(owner: Owner, path: string, bit: number): Promise<boolean> {
  const { uid, gid, mode } = await stat(path);
  const shift = uid === owner.uid ? 6 : gid === owner.gid ? 3 : 0;
  return ((mode >> shift) & bit) === bit;
}

async function ownerOf(dataDir: string): Promise<Owner | null> {
  const found = await stat(dataDir).catch(() => null);
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : null;
}

async function systemUser(): Promise<Owner> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (Number(uid) > 0 && Number(gid) > 0) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new ClusterError(
    'PostgreSQL cannot run as root, and this machine has neither a user "postgres" nor "nobody". Start as an ordinary user.',
  );
}

async function findSetpriv(): Promise<string> {
  for (const place of SETPRIV_PLACES) {
    if (await isExecutable(place)) return place;
  }
  throw new ClusterError(
    'PostgreSQL cannot run as root, and its own user cannot enter this folder. Install util-linux (setpriv), move the ' +
      'checkout and its data folder to a place every user may enter (such as /srv), or start as an ordinary user.',
  );
}
