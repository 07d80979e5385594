import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../peers/hive/', import.meta.url));

/** Installs Hive Gateway in its own folder when it is not there; the file to run. */
export async function installedHive(): Promise<string> {
  if (!existsSync(`${FOLDER}node_modules`)) {
    process.stderr.write('installing @graphql-hive/gateway in bench/peers/hive, once\n');
    const install = spawn('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], {
      cwd: FOLDER,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [code] = await once(install, 'close');
    if (code !== 0)
      throw new Error(`the installation of Hive Gateway ended with code ${code}; without a network, leave it out with --no-hive`);
  }
  return `${FOLDER}main.mjs`;
}
