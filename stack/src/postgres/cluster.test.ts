import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { close, listen, PortTakenError } from '@lapor/kit/http/listen';
import { createLog } from '@lapor/kit/log';
import { Client } from 'pg';
import { findBinaries, prepareBinaries } from './binaries.js';
import { type Cluster, startCluster } from './cluster.js';
import { ClusterError, ClusterRunningError } from './cluster-error.js';

const log = createLog('test', 'silent');
const NO_SYNC = { fsync: 'off', shared_buffers: '16MB' };
const asRoot = process.getuid?.() === 0 ? it : it.skip;
let parent: string;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'lapor-cluster-'));
});
afterAll(() => rm(parent, { recursive: true, force: true }));

async function ask(cluster: Cluster, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: cluster.superuserUrl });
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return (rows as unknown[][])[0]?.[0];
  } finally {
    await client.end();
  }
}

describe('a cluster on a data folder', () => {
  it('starts on nothing, keeps its data over stop and kill, and lets nobody else on the folder', async () => {
    const dataDir = join(parent, 'kept');
    const start = () => startCluster({ dataDir, port: 0, settings: NO_SYNC, log });

    const first = await start();
    await ask(first, 'CREATE TABLE kept AS SELECT 1 AS value');
    expect(await ask(first, 'SHOW server_version_num')).toMatch(/^18/);
    expect(await ask(first, "SELECT upper('é') || current_setting('server_encoding')")).toBe('ÉUTF8');
    expect(await ask(first, 'SHOW transaction_timeout')).toBe('1min');
    const second = await start().catch((error: unknown) => error);
    expect(second).toBeInstanceOf(ClusterRunningError);
    expect((second as Error).message).toContain(`already running on this data folder (pid ${first.pid()})`);
    await first.stop();
    await first.stop();

    const restarted = await start();
    expect(await ask(restarted, 'SELECT value FROM kept')).toBe(1);
    await restarted.crash();

    const recovered = await start();
    expect(await ask(recovered, 'SELECT value FROM kept')).toBe(1);
    await recovered.stop();
  }, 60_000);

  it('comes back by itself on the same port after a crash when it is kept alive', async () => {
    const cluster = await startCluster({ dataDir: join(parent, 'alive'), port: 0, settings: NO_SYNC, log, keepAlive: true });
    const before = cluster.pid();
    await ask(cluster, 'CREATE TABLE kept AS SELECT 1 AS value');
    await cluster.crash();
    await eventually(() => cluster.pid() !== before);
    expect(await ask(cluster, 'SELECT value FROM kept')).toBe(1);
    await cluster.stop();
    await expect(ask(cluster, 'SELECT 1')).rejects.toThrow();
  }, 60_000);

  it('starts after a crash although its old pid belongs to another program by now', async () => {
    const dataDir = join(parent, 'recycled');
    await (await startCluster({ dataDir, port: 0, settings: NO_SYNC, log })).stop();
    const { uid, gid } = await stat(dataDir);
    const other = spawn('sleep', ['60'], process.getuid?.() === 0 ? { uid, gid } : {});
    await writeFile(join(dataDir, 'postmaster.pid'), `${other.pid}\n${dataDir}\n1700000000\n5432\n\n127.0.0.1\n`);
    const cluster = await startCluster({ dataDir, port: 0, settings: NO_SYNC, log });
    expect(await ask(cluster, 'SELECT 1')).toBe(1);
    await cluster.stop();
    other.kill();
    await once(other, 'exit');
  }, 60_000);

  asRoot(
    'runs for root from a checkout that nobody else may enter (needs root)',
    async () => {
      const installed = dirname(dirname(dirname((await findBinaries()).postgres)));
      const closed = await mkdtemp(join(parent, 'closed-'));
      await cp(installed, closed, { recursive: true, verbatimSymlinks: true });
      const binaries = await prepareBinaries(closed);
      const cluster = await startCluster({ dataDir: join(closed, 'data'), port: 0, settings: NO_SYNC, log, binaries });
      await ask(cluster, 'CREATE EXTENSION ltree');
      expect(await ask(cluster, "SELECT 'a.b'::ltree @> 'a.b.c'")).toBe(true);
      await cluster.stop();
      expect((await stat(join(closed, 'data'))).uid).toBeGreaterThan(0);
    },
    60_000,
  );

  it('replaces a server that a dead system left, when the caller vouches for it', async () => {
    const dataDir = join(parent, 'orphan');
    const left = await startCluster({ dataDir, port: 0, settings: NO_SYNC, log });
    const taken = await startCluster({ dataDir, port: 0, settings: NO_SYNC, log, replaceOrphan: true });
    await left.stop();
    expect(await ask(taken, 'SELECT 1')).toBe(1);
    await taken.stop();
  }, 60_000);

  it('refuses a wrong password file with a sentence', async () => {
    const dataDir = join(parent, 'password');
    await (await startCluster({ dataDir, port: 0, settings: NO_SYNC, log })).stop();
    await writeFile(`${dataDir}.password`, 'other');
    await expect(startCluster({ dataDir, port: 0, settings: NO_SYNC, log })).rejects.toThrow(/does not accept the password/);
    await rm(`${dataDir}.password`);
    await expect(startCluster({ dataDir, port: 0, settings: NO_SYNC, log })).rejects.toThrow(/password file .* missing/);
  }, 60_000);

  it('says what the server said when it cannot start', async () => {
    const dataDir = join(parent, 'damaged');
    await (await startCluster({ dataDir, port: 0, settings: NO_SYNC, log })).stop();
    await rm(join(dataDir, 'global', 'pg_control'));
    const before = await readdir(dataDir);
    const failure = await startCluster({ dataDir, port: 0, settings: NO_SYNC, log }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ClusterError);
    expect((failure as Error).message).toMatch(/did not start .* \(exit code \d\)[\s\S]*pg_control/);
    expect(await readdir(dataDir)).toEqual(before);
  }, 60_000);

  it('leaves nothing of a throw-away database', async () => {
    const empty = await mkdtemp(join(parent, 'throw-away-'));
    const dataDir = join(empty, 'data');
    const cluster = await startCluster({ dataDir, port: 0, settings: NO_SYNC, log, throwAway: true });
    expect(await ask(cluster, 'SHOW full_page_writes')).toBe('off');
    await cluster.stop();
    expect(await readdir(empty)).toEqual([]);
  }, 60_000);

  it('refuses a taken port, and to throw away data that is there', async () => {
    const dataDir = join(parent, 'kept');
    const other = createServer();
    const port = await listen(other, 0, '127.0.0.1');
    await expect(startCluster({ dataDir, port, log })).rejects.toThrow(PortTakenError);
    await close(other, 0);
    await expect(startCluster({ dataDir, port: 0, log, throwAway: true })).rejects.toThrow(/holds data/);
    expect(await readFile(join(dataDir, 'PG_VERSION'), 'utf8')).toBe('18\n');
  }, 60_000);
});

/** Waits for a condition that comes true by itself. */
async function eventually(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
