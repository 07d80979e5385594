import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataFolderInUseError, lockDataFolder } from './lock.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lapor-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Another process that takes the lock, says so, and keeps it until it is killed. */
async function holdElsewhere() {
  const script = `import { lockDataFolder } from ${JSON.stringify(import.meta.resolve('./lock.js'))};
    globalThis.lock = await lockDataFolder(${JSON.stringify(folder)});
    process.stdout.write('held');
    process.stdin.resume();`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

describe('the lock of a data folder', () => {
  it('is held by one at a time, and free again after release', async () => {
    const lock = await lockDataFolder(folder);
    await expect(lockDataFolder(folder)).rejects.toThrow(DataFolderInUseError);
    await expect(lockDataFolder(folder)).rejects.toThrow(`already running on this data folder (pid ${process.pid})`);
    await lock.release();
    await lock.release();
    expect(await readdir(folder)).not.toContain('stack.pid');
    const next = await lockDataFolder(folder);
    await lock.release();
    expect(await readFile(join(folder, 'stack.pid'), 'utf8')).toBe(`${process.pid}\n`);
    await next.release();
  });

  it('goes to exactly one of many that start at once', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 50 }, () => lockDataFolder(folder)));
    const [taken, ...more] = tries.filter((result) => result.status === 'fulfilled');
    expect(more).toEqual([]);
    await taken?.value.release();
  });

  it('is kept from this process by another one, and ends when that one is killed', async () => {
    const child = await holdElsewhere();
    await expect(lockDataFolder(folder)).rejects.toThrow(`(pid ${child.pid})`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await (await lockDataFolder(folder)).release();
  });

  it.each(['', 'rubbish', '-1', `${process.pid}`])('does not believe what a file left behind says: %j', async (content) => {
    await writeFile(join(folder, 'stack.pid'), content);
    await (await lockDataFolder(folder)).release();
  });
});
