import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataFolderInUseError, lockDataFolder } from './lock.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lapor-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const leave = (content: string) => writeFile(join(folder, 'stack.pid'), content);

describe('the lock of a data folder', () => {
  it('is held by one at a time, and free again after release', async () => {
    const lock = await lockDataFolder(folder);
    await expect(lockDataFolder(folder)).rejects.toThrow(DataFolderInUseError);
    await expect(lockDataFolder(folder)).rejects.toThrow(`already running on this data folder (pid ${process.pid})`);
    await lock.release();
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
    await (await lockDataFolder(folder)).release();
  });

  it('goes to exactly one of many that start at once, also over a stale one', async () => {
    await leave('{"pid":4194305,"birth":null}');
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => lockDataFolder(folder)));
    expect(tries.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
  });

  it('counts a living process, and not one that has ended', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
    await leave(JSON.stringify({ pid: child.pid, birth: null }));
    await expect(lockDataFolder(folder)).rejects.toThrow(DataFolderInUseError);
    child.stdin.end();
    await once(child, 'exit');
    await (await lockDataFolder(folder)).release();
  });

  (existsSync('/proc/self/stat') ? it : it.skip)('does not count a pid that another process got since (needs /proc)', async () => {
    await leave(JSON.stringify({ pid: process.pid, birth: 'another-boot:1' }));
    await (await lockDataFolder(folder)).release();
  });

  it.each(['', 'rubbish', '{"pid":"x"}', '{"pid":-1}', 'null'])('does not count an unreadable file: %j', async (content) => {
    await leave(content);
    await (await lockDataFolder(folder)).release();
  });
});
