import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ClusterError } from './cluster-error.js';
import { createDataFolder, inspectDataFolder, type NewDataFolder } from './data-folder.js';

let parent: string;
let dataDir: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'lapor-folder-'));
  dataDir = join(parent, 'data');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

/** A creation whose `initdb` is this script. */
function withInitdb(script: string): NewDataFolder {
  const runAs = { owner: null, wrap: () => ({ program: process.execPath, args: ['-e', script], user: {} }) };
  return { dataDir, binaries: { initdb: 'initdb', postgres: 'postgres', catalogue: '' }, runAs, password: 'secret', throwAway: false };
}

describe('a data folder', () => {
  it('is empty when it does not exist or holds nothing', async () => {
    expect(await inspectDataFolder(dataDir)).toBe('empty');
    await mkdir(dataDir);
    expect(await inspectDataFolder(dataDir)).toBe('empty');
  });

  it('is refused untouched when it holds something else', async () => {
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'photos.zip'), '');
    await expect(inspectDataFolder(dataDir)).rejects.toThrow(/PG_VERSION is missing/);
    expect(await readdir(dataDir)).toEqual(['photos.zip']);
  });

  it('is refused when another major version made it', async () => {
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'PG_VERSION'), '16\n');
    await expect(inspectDataFolder(dataDir)).rejects.toThrow(/made by PostgreSQL 16/);
  });

  it('does not appear when its creation fails, and the failure is told', async () => {
    const creation = createDataFolder(withInitdb('console.error("no space"); process.exit(1)'));
    await expect(creation).rejects.toThrow(ClusterError);
    await expect(creation).rejects.toThrow(/could not be created:\nno space/);
    expect(await readdir(parent)).toEqual([]);
  });

  it('is created beside what an interrupted creation left, which goes away', async () => {
    const gone = 2 ** 22 + 1;
    await mkdir(`${dataDir}.new-${gone}`);
    await createDataFolder(withInitdb(''));
    expect(await readdir(parent)).toEqual(['data']);
  });
});
