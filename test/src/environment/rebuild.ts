import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { TestSystem } from './system.js';

const REBUILD = fileURLToPath(import.meta.resolve('@lapor/stack/registry/main'));

/** Runs `npm run registry:rebuild` against a running system, as an operator does. */
export async function rebuildRegistry(system: TestSystem): Promise<{ readonly exitCode: number; readonly output: string }> {
  const env = { PATH: '/usr/bin:/bin', DATA_FOLDER: system.dataFolder, AGENCIES_PORT: String(system.ports.agencies) };
  const child = spawn(process.execPath, [REBUILD], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const [exitCode] = await once(child, 'close');
  return { exitCode, output };
}
