import type { Logger } from '@lapor/kit/log';
import { StartFailure } from '@lapor/kit/start-failure';
import { Pool, type PoolClient } from 'pg';
import { MIGRATIONS } from './migrations.js';

export type Database = Pool;
/** A connection inside a transaction, or the pool. */
export type Queryable = Pick<PoolClient, 'query'>;

const CONNECT_TIMEOUT_MS = 10_000;
/** The key under which one process at a time migrates: "sms" in ASCII. */
const MIGRATION_LOCK = 0x736d73;

/** Opens the channel's database and brings it up to date, one process at a time. Rejects with StartFailure. */
export async function openDatabase({
  url,
  size,
  log,
}: {
  readonly url: string;
  readonly size: number;
  readonly log: Logger;
}): Promise<Database> {
  const pool = new Pool({ connectionString: url, application_name: 'sms', max: size, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  const onError = (err: Error) => log.debug({ err }, 'a database connection was lost');
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  try {
    await migrate(pool);
    return pool;
  } catch (error) {
    await pool.end();
    throw new StartFailure(`SMS_DATABASE_URL cannot be used: ${(error as Error).message}`);
  }
}

/** Does something in one transaction. What it throws leaves nothing behind. */
export async function transaction<Result>(database: Database, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const client = await database.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function migrate(database: Database): Promise<void> {
  await transaction(database, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await client.query('create table if not exists migration (name text primary key, run_at timestamptz not null default now())');
    const { rows } = await client.query<{ name: string }>('select name from migration');
    const done = new Set(rows.map(({ name }) => name));
    for (const { name, up } of MIGRATIONS.filter((migration) => !done.has(migration.name))) {
      await client.query(up);
      await client.query('insert into migration (name) values ($1)', [name]);
    }
  });
}
