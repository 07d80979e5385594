import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { canReach, chooseRunAs } from './run-as.js';

const isRoot = process.getuid?.() === 0;
const asRoot = isRoot ? it : it.skip;
const asUser = isRoot ? it.skip : it;
const STRANGER = { uid: 54_321, gid: 54_321 };
let parent: string;
let file: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'lapor-run-as-'));
  file = join(parent, 'file');
  await writeFile(file, '', { mode: 0o644 });
});
afterEach(() => rm(parent, { recursive: true, force: true }));

describe('whom PostgreSQL runs as', () => {
  it('reaches a file only through folders it may enter', async () => {
    const needs = { files: [file], folders: [] };
    await chmod(parent, 0o700);
    expect(await canReach(STRANGER, needs)).toBe(false);
    expect(await canReach(STRANGER, { files: [], folders: [parent] })).toBe(false);
    await chmod(parent, 0o711);
    expect(await canReach(STRANGER, needs)).toBe(true);
    await chmod(file, 0o600);
    expect(await canReach(STRANGER, needs)).toBe(false);
  });

  asUser('is whoever starts the system (skipped: this is root)', async () => {
    const runAs = await chooseRunAs(join(parent, 'data'), { files: [], folders: [] });
    expect(runAs.owner).toBeNull();
    expect(runAs.wrap('initdb', ['-D'])).toEqual({ program: 'initdb', args: ['-D'], user: {} });
  });

  asRoot('is an existing system user where that user can enter (needs root)', async () => {
    await chmod(parent, 0o755);
    const runAs = await chooseRunAs(join(parent, 'data'), { files: [file], folders: [parent] });
    expect(runAs.owner?.uid).toBeGreaterThan(0);
    expect(runAs.wrap('initdb', ['-D'])).toEqual({ program: 'initdb', args: ['-D'], user: runAs.owner });
  });

  asRoot('gets one capability where it cannot enter (needs root)', async () => {
    await chmod(parent, 0o700);
    const runAs = await chooseRunAs(join(parent, 'data'), { files: [file], folders: [parent] });
    const { program, args, user } = runAs.wrap('initdb', ['-D']);
    expect(program).toMatch(/setpriv$/);
    expect(args.slice(0, 2)).toEqual([`--reuid=${runAs.owner?.uid}`, `--regid=${runAs.owner?.gid}`]);
    expect(args.slice(-2)).toEqual(['initdb', '-D']);
    expect(user).toEqual({});
  });

  asRoot('stays the owner of a data folder that an ordinary user made (needs root)', async () => {
    const dataDir = join(parent, 'data');
    await mkdir(dataDir);
    await chown(dataDir, STRANGER.uid, STRANGER.gid);
    expect((await chooseRunAs(dataDir, { files: [], folders: [] })).owner).toEqual(STRANGER);
  });
});
