import type { Logger } from '@lapor/kit/log';
import { Pool } from 'pg';

export interface PoolOptions {
  readonly url: string;
  readonly name: string;
  readonly size: number;
  readonly log: Logger;
}

/** Longer than a restart of PostgreSQL: such a library takes a connection that does not come for a lost job. */
const CONNECT_TIMEOUT_MS = 30_000;

/**
 * A plain pool of connections for a library that brings its own SQL. A connection that breaks, idle or at work, is
 * logged and replaced; without the handlers it would be an exception nobody catches. They stay until the pool is gone:
 * a connection may still break while it is being closed.
 */
export function openPool({ url, name, size, log }: PoolOptions): Pool {
  const pool = new Pool({ connectionString: url, application_name: name, max: size, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  const onError = (err: Error) => log.debug({ err }, 'a database connection was lost');
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}
