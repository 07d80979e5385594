import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Installs a peer in its own folder of `bench/peers` when it is not there; the file of it to run. */
export async function installedPeer(name: 'hive' | 'mercurius', main = 'main.mjs'): Promise<string> {
  const folder = fileURLToPath(new URL(`../peers/${name}/`, import.meta.url));
  if (!existsSync(`${folder}node_modules`)) {
    process.stderr.write(`installing bench/peers/${name}, once\n`);
    const install = spawn('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [code] = await once(install, 'close');
    if (code !== 0) throw new Error(`the installation of ${name} ended with code ${code}; it takes a network`);
  }
  return `${folder}${main}`;
}
