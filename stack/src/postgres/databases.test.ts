import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog } from '@lapor/kit/log';
import { Client } from 'pg';
import { type Cluster, startCluster } from './cluster.js';
import { prepareDatabases } from './databases.js';

const secrets = { reports: "r'1:/@%", agencies: 'a', citizens: 'c' };
let parent: string;
let cluster: Cluster;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'lapor-databases-'));
  cluster = await startCluster({ dataDir: join(parent, 'data'), port: 0, log: createLog('test', 'silent'), throwAway: true });
}, 60_000);
afterAll(async () => {
  await cluster.stop();
  await rm(parent, { recursive: true, force: true });
});

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return (rows as unknown[][]).flat();
  } finally {
    await client.end();
  }
}

describe('the three databases', () => {
  it('are made once, each with its own owner and the extensions', async () => {
    await prepareDatabases(cluster.superuserUrl, secrets);
    const urls = await prepareDatabases(cluster.superuserUrl, secrets);
    for (const name of ['reports', 'agencies', 'citizens'] as const) {
      expect(await ask(urls[name], 'SELECT current_user, current_database(), rolsuper FROM pg_roles WHERE rolname = current_user')).toEqual(
        [name, name, false],
      );
      expect(await ask(urls[name], 'SELECT extname FROM pg_extension ORDER BY 1')).toEqual(['ltree', 'pg_trgm', 'plpgsql']);
      expect(await ask(urls[name], 'CREATE TABLE own AS SELECT 7 AS id')).toEqual([]);
      expect(await ask(urls[name], 'SELECT id FROM own')).toEqual([7]);
    }
  });

  it('let no role into another database, and know only the current password', async () => {
    const changed = await prepareDatabases(cluster.superuserUrl, { ...secrets, agencies: 'new' });
    for (const database of ['agencies', 'postgres', 'template1']) {
      const foreign = new URL(changed.reports);
      foreign.pathname = `/${database}`;
      await expect(ask(foreign.href, 'SELECT 1')).rejects.toThrow(/permission denied for database/);
    }
    expect(await ask(changed.agencies, 'SELECT 1')).toEqual([1]);
    const old = new URL(changed.agencies);
    old.password = 'a';
    await expect(ask(old.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
  });
});
