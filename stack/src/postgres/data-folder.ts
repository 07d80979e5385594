import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { isAlive } from './alive.js';
import type { Binaries } from './binaries.js';
import { ClusterError } from './cluster-error.js';
import { giveTo, type RunAs } from './run-as.js';
import { passwordFile } from './superuser-password.js';

/** The PostgreSQL version the npm packages bring; a data folder belongs to one major version. */
export const POSTGRES_MAJOR = '18';

/**
 * Looks at a data folder without touching it.
 * @throws {ClusterError} when it holds something that is not a data folder of this PostgreSQL version.
 */
export async function inspectDataFolder(dataDir: string): Promise<'empty' | 'ready'> {
  const names = await readdir(dataDir).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return [];
    throw new ClusterError(`The data folder ${dataDir} cannot be read (${cause.code}). Start as the user it belongs to.`, { cause });
  });
  if (names.length === 0) return 'empty';
  const version = (await readFile(join(dataDir, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  if (!version) {
    throw new ClusterError(
      `The data folder ${dataDir} is not empty, but its PG_VERSION is missing: it is damaged or belongs to another program. ` +
        'Nothing was changed. Restore it from a backup, or move it away to start with an empty one.',
    );
  }
  if (version !== POSTGRES_MAJOR) {
    throw new ClusterError(
      `The data folder ${dataDir} was made by PostgreSQL ${version}; this is PostgreSQL ${POSTGRES_MAJOR}. Nothing was changed. ` +
        'Upgrade it with pg_upgrade, or move it away to start with an empty one.',
    );
  }
  return 'ready';
}

export interface NewDataFolder {
  readonly dataDir: string;
  readonly binaries: Binaries;
  readonly runAs: RunAs;
  /** The superuser's. */
  readonly password: string;
  /** Not written through to the disk. */
  readonly throwAway: boolean;
}

/**
 * Creates a data folder: UTF-8, byte order collation with Unicode case rules (the same on every platform), passwords
 * by SCRAM. It is made beside its place and renamed at the end, so an interrupted creation never looks like a database.
 * @throws {ClusterError} with what `initdb` said.
 */
export async function createDataFolder({ dataDir, binaries, runAs, password, throwAway }: NewDataFolder): Promise<void> {
  const draft = `${dataDir}.new-${process.pid}`;
  const passwordCopy = `${draft}.password`;
  await removeDrafts(dataDir);
  try {
    await mkdir(draft, { mode: 0o700 });
    await writeFile(passwordCopy, password, { mode: 0o600 });
    if (runAs.owner) {
      giveTo(runAs.owner, draft);
      giveTo(runAs.owner, passwordCopy);
    }
    const args = [
      `--pgdata=${draft}`,
      '--username=postgres',
      `--pwfile=${passwordCopy}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(throwAway ? ['--no-sync'] : []),
    ];
    await runInitdb(runAs, binaries.initdb, args);
    await rmdir(dataDir).catch(() => {});
    await rename(draft, dataDir);
  } finally {
    await rm(passwordCopy, { force: true });
    await rm(draft, { recursive: true, force: true });
  }
}

/**
 * Copies the data folder of a stopped server, with the password that stands beside it. In one go: file by file in turns
 * with everything else, the thousands of files take three times the processor time.
 */
export function copyDataFolder(template: string, dataDir: string): void {
  cpSync(template, dataDir, { recursive: true });
  cpSync(passwordFile(template), passwordFile(dataDir));
}

/** Removes what interrupted creations of processes that are gone have left. */
async function removeDrafts(dataDir: string): Promise<void> {
  const prefix = `${basename(dataDir)}.new-`;
  for (const name of await readdir(dirname(dataDir))) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : 0;
    if (pid > 0 && (pid === process.pid || !isAlive(pid))) await rm(join(dirname(dataDir), name), { recursive: true, force: true });
  }
}

async function runInitdb(runAs: RunAs, initdb: string, args: readonly string[]): Promise<void> {
  const command = runAs.wrap(initdb, args);
  // A fixed environment: PGDATA, PGPORT or a locale of the caller's shell must not change what is created.
  const child = spawn(command.program, command.args, {
    ...command.user,
    cwd: '/',
    env: { LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    if (child.exitCode === 0) return;
    throw new Error(`${output}\n${errors}`.trim().split('\n').slice(-5).join('\n'));
  } catch (cause) {
    throw new ClusterError(`The database could not be created:\n${(cause as Error).message}`, { cause });
  }
}
