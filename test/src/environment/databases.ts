import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { clusterUrl } from './shared.js';

/** A fresh, empty database on the shared server. */
export async function createDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asSuperuser(`create database ${name}`);
  const url = new URL(clusterUrl());
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asSuperuser(`drop database if exists ${name} with (force)`) };
}

async function asSuperuser(sql: string): Promise<void> {
  const client = new Client({ connectionString: clusterUrl() });
  await client.connect();
  await client.query(sql);
  await client.end();
}
